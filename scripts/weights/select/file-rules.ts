/**
 * Files of the top of a repository that vLLM reads besides the tensors: configuration, tokenizer, processors, templates
 * (huggingface/transformers, src/transformers/tokenization_utils_base.py and utils/__init__.py: names of files; vLLM,
 * vllm/transformers_utils/config.py). No page lists them all; a file that is missing here is named as left out.
 */
const READ_BY_VLLM: readonly RegExp[] = [
  /^config\.json$/,
  /^generation_config\.json$/,
  /^(hf_quant_config|quantize_config|quant_config)\.json$/,
  /^tokenizer(_config)?\.json$/,
  /^(tokenizer|spiece|sentencepiece\.bpe)\.model$/,
  /^tekken\.json$/,
  /^(vocab\.json|vocab\.txt|merges\.txt)$/,
  /^(added_tokens|special_tokens_map)\.json$/,
  /^chat_template\.(jinja|json)$/,
  /^additional_chat_templates\/[\w-]+\.jinja$/,
  /^(preprocessor|processor|video_preprocessor|image_processor)_config\.json$/,
  // How sentence-transformers pools and normalizes the vectors of an embedding model.
  /^(modules|config_sentence_transformers|sentence_bert_config)\.json$/,
  /^\d+_(Pooling|Normalize)\/config\.json$/,
];

/**
 * A layer between the model and its vectors, as sentence-transformers has it. vLLM would load it from its own folder, and
 * without it serves other vectors and only logs that (vllm/model_executor/models/adapters.py, `_load_st_projector`). What
 * streams weights from S3 does not fetch tensors of a folder.
 */
export const isDenseLayer = (path: string): boolean => /^\d+_Dense\//.test(path);

/** Texts that go with the weights wherever they go. */
const LICENCES = /^(LICENSE|LICENCE|NOTICE|USE_POLICY)(\.(md|txt))?$/;

export const isReadByVllm = (path: string): boolean => READ_BY_VLLM.some((rule) => rule.test(path));
export const isLicence = (path: string): boolean => LICENCES.test(path);

/** Why files of these names are never staged. The first that matches says it. */
const NEVER: readonly (readonly [RegExp, string])[] = [
  [/\.(bin|pt|pth|pkl|pickle|ckpt|joblib|npy|npz)$/i, 'a pickle can run code when it is loaded'],
  [/\.(py|pyc|ipynb|sh|bash|bat|ps1|js|lua|rb|pl)$/i, 'code'],
  [/\.(so|dll|dylib|exe|elf|jar|whl|egg|wasm)$/i, 'a program'],
  [/\.gguf$/i, 'GGUF: vLLM loads the same weights from safetensors'],
  [/\.(onnx|h5|msgpack|tflite|mlmodel|ot|pb)$/i, 'a form of the weights for another engine'],
  [/\.(zip|tar|tgz|gz|bz2|xz|zst|7z|rar)$/i, 'an archive: what is in it is not checked'],
];

/** Why a file may not be staged, whatever names it; `undefined` if its name is no reason. */
export const neverStaged = (path: string): string | undefined => NEVER.find(([rule]) => rule.test(path))?.[1];
