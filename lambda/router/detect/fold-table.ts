/** Invisible characters, dropped at every position. First and last of each range. */
export const INVISIBLE: readonly (readonly [number, number])[] = [
  [0x00ad, 0x00ad], // soft hyphen
  [0x0300, 0x036f], // combining accents
  [0x061c, 0x061c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x1ab0, 0x1aff], // combining marks, extended
  [0x1dc0, 0x1dff], // combining marks, supplement
  [0x200b, 0x200f], // zero-width space and joiners, direction marks
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x20d0, 0x20ff], // combining marks for symbols
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f], // variation selectors
  [0xfe20, 0xfe2f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfff8],
];

/** Letters that look like a Latin one, each followed by that letter. */
export const LOOK_ALIKES =
  'АAВBСCЕEНHІIЈJКKМMОOРPЅSТTХXУYаaсcеeіiјjоoрpѕsхxуyԁdԛqԝwһh' +
  'ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοoιiøoØOłlŁLđdĐDıiæaÆA';

/** The other letters of those scripts by their sound, for the words that announce a number. */
export const SOUND_ALIKES =
  'бbвvгgдdжzзzиiкkлlмmнnпpтtфfцcчcшsщsъaыyэeюuяaБBГGДDЖZЗZИIЛLПPФFЦCЧCШSЭEЮUЯA' +
  'αaβvγgδdεeζzηiθtκkλlμmνnπpρrσsςsτtυyφfχhωoΓGΔDΛLΠPΣSΦFΩO';

/** Other scripts' zeros below U+10000; the nine digits follow each. Unicode 15, general category Nd. */
export const ZEROS = [
  0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0de6,
  0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0,
  0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
];

/** The zeros from U+10000 on that NFKD does not fold already. */
export const SUPPLEMENTARY_ZEROS = [
  0x104a0, 0x10d30, 0x10d40, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0,
  0x116d0, 0x116da, 0x11730, 0x118e0, 0x11950, 0x11bf0, 0x11c50, 0x11d50, 0x11da0, 0x11de0, 0x11f50, 0x16130,
  0x16a60, 0x16ac0, 0x16b50, 0x16d70, 0x1ccf0, 0x1e140, 0x1e2f0, 0x1e4f0, 0x1e5f1, 0x1e950,
];

/** Dashes, dots, strokes and colons that look like the ASCII one, each followed by it. */
export const SEPARATORS = '‐-‑-‒-–-—-―-−-·.․.∙.⁄/∕/∶:';
