import fc from 'fast-check';
import { whyNoReason } from '../../../lib/config/reason';
import { problemsAfter } from './changed';

/** Texts that say by a word or a phrase that they are still to be written, and that word. */
const UNWRITTEN: readonly (readonly [text: string, found: string])[] = [
  ['TODO write a reason for this guardrail', 'TODO'],
  ['TODO ask the people of the la Défense office', 'TODO'],
  ['todo: ask the security officer of the bank', 'todo:'],
  ['Todo: el equipo de seguridad lo escribe', 'Todo:'],
  ['to-do: ask the security officer', 'to-do'],
  ['To do: ask the security officer', 'To do:'],
  ['The reason is to be done: TBD by the team', 'TBD'],
  ['T.B.D. by the security officer', 'T.B.D.'],
  ['T B D by the security officer', 'T B D'],
  ['tbc with the risk committee in March', 'tbc'],
  ['tba by the risk committee in March', 'tba'],
  ['FIXME ask the risk committee in March', 'FIXME'],
  ['fix me: ask the risk committee in March', 'fix me'],
  ['xxx the risk committee decides in March xxx', 'xxx'],
  ['N/A for deployments of this department', 'N/A'],
  ['N.A. for this kind of account', 'N.A.'],
  ['lorem ipsum dolor sit amet consectetur', 'lorem'],
  ['asdfgh the risk committee decides later', 'asdfgh'],
  ['qwertz the risk committee decides later', 'qwertz'],
  ['changeme before the production deployment', 'changeme'],
  ['change me to the sentence of the officer', 'change me'],
  ['replace this before the production deployment', 'replace this'],
  ['this is a placeholder for the reason', 'this is a placeholder'],
  ['placeholder for the sentence of the officer', 'placeholder for'],
  ['Placeholder: the officer writes a sentence', 'Placeholder'],
  ['to be determined by the team', 'to be determined'],
  ['To be confirmed by the security officer', 'To be confirmed'],
  ['to be done by somebody later', 'to be done'],
  ['The details are to be defined by the team', 'to be defined'],
  ['fill this in before production', 'fill this'],
  ['no reason given at this time', 'no reason given'],
  ['No particular reason: the officer agreed', 'No particular reason'],
  ['Pending: the security officer decides this', 'Pending'],
  ['will be done by the security team soon', 'will be done by the security team soon'],
  ['The reason will be documented by us later.', 'will be documented by us later.'],
  ['we will write this later when it is known', 'will write this later'],
  ['…why we have no guardrail here…', '…'],
  ['... why we have no guardrail here', '...'],
  ['wird noch ergänzt, siehe Protokoll vom Mai', 'wird noch ergänzt'],
  ['Begründung folgt nach der nächsten Sitzung', 'Begründung folgt'],
  ['Der Grund ist noch offen, siehe Protokoll', 'noch offen'],
  ['Zu klären mit der Informationssicherheit', 'Zu klären'],
  ['Offen: die Informationssicherheit entscheidet', 'Offen'],
  ['à définir avec le responsable sécurité', 'à définir'],
  ['Raison à compléter avant la mise en production', 'Raison à compléter'],
  ['por definir con el responsable de seguridad', 'por definir'],
  ['Motivo pendiente de confirmar con seguridad', 'Motivo pendiente de confirmar'],
  ['da definire con il responsabile sicurezza', 'da definire'],
  ['Motivo: da completare prima della produzione', 'Motivo: da completare'],
];

const WITHOUT_CONTENT = [
  'xxxxxxxxxxxxxxxxxxxxxx',
  'aaaa bbbb cccc dddd eeee',
  'aab bba abb baa aba bab aaa',
  'abababababababababab',
  'a b c d e f g h i j k l m n o p',
  'ab cd ef gh ij kl mn op qr',
  'test test1 test2 test3 test4 test',
  'reason reason2 reason3 reason4 r5',
  'one two three four five six seven',
  'foo bar baz qux quux corge',
  'asd jkl qwer uiop zxcv bnm',
  'sdkfj wrtx lkjh bvcn mnbx dfgh',
  'abc def ghi jkl mno pqr stu',
  'blah blah blah yada yada yada',
  'hello hello world this is nice',
  'this is needed because it is needed',
  'the guardrail is not needed because the guardrail',
  'none none-needed not needed here',
  'as discussed with the team',
  'because I said so, okay?',
  'see JIRA-1234 for the reason of it',
  'not applicable to this deployment',
  'NA for this kind of account ok',
  'reason reason reason reason',
  'because because because it it it is is is so so so',
  'data data data data data filter filter filter models check',
  'not needed here',
  'We will decide about this at a later time',
  'No guardrail because we decided so earlier',
  'We filter all texts      ',
  '.......................',
  '                        ',
  '12345 67890 12345 67890 1',
  '- - - - - - - - - - - - -',
];

const SENTENCES: Readonly<Record<string, readonly string[]>> = {
  English: [
    'The applications filter what they show.',
    'answers are filtered by the calling application',
    'Only synthetic data is sent to it.',
    'Our SOC accepts this until Q3.',
    'Our VPC and KMS keep it.',
    'Answers will be filtered by the gateway later.',
    'The decision was documented in the risk register.',
    'Filters break German legal texts; see risk R-112.',
    'Risk XXX-12 accepted by the CISO on 2026-11-01',
    'Legal texts trigger it, so the CISO accepted…',
    'Answers have to be confirmed by a clerk before they are shown.',
    'Names are replaced by a placeholder before the call.',
    'Placeholders replace each name before the call.',
    'Pending transactions are never part of a prompt.',
    'There is no reason to filter twice: the gateway filters.',
    'This has nothing to do with customers: weather data only.',
    'Approved by Example Bank, N.A., in its risk register.',
    'The filters look for the words "todo" and "tbd" in reviews.',
    'Clause 5.1 is not applicable: fewer than 700 million users.',
  ],
  German: [
    'Das rufende System filtert alle Antworten.',
    'Nur synthetische Testdaten, kein Kundenbezug.',
    'Das Modell prüft Inhalte selbst; Restrisiko akzeptiert.',
    'Vor- und Nachverarbeitung filtert bereits.',
    'Der Text wird noch geprüft, bevor er das Haus verlässt.',
    'Offen zugängliche Gesetzestexte, keine Personendaten.',
    'Die Revision hat das Restrisiko bis Juni angenommen.',
    'Wer den Wert liest, sieht nur anonyme Angaben.',
  ],
  French: [
    'Les applications filtrent toutes les réponses.',
    'La banque filtre elle-même les réponses.',
    'Le RSSI a accepté ce risque jusqu’en juin 2027.',
    'Aucune donnée client : le jeu d’essai est synthétique.',
    'Cela n’a rien à faire avec les données des clients.',
    'Le contrat 17 avec l’éditeur couvre cet usage.',
  ],
  Spanish: [
    'Todo el tráfico es sintético y se revisa.',
    'TODO lo que se envía es sintético',
    'Sobre todo se envían textos públicos de la ley.',
    'La aplicación filtra las respuestas antes de mostrarlas.',
    'El comité de riesgos aceptó el riesgo residual.',
  ],
  Portuguese: ['Todo o tráfego é sintético e não tem clientes.'],
  Italian: [
    'Il sistema chiamante filtra tutte le risposte.',
    'I moduli da compilare non contengono dati personali.',
    'Il rischio residuo è accettato dal comitato fino a giugno.',
    'Solo dati sintetici, nessun dato dei clienti.',
  ],
  'other scripts': [
    'アプリケーションがすべての回答を確認してから表示します。',
    '所有回答在显示之前都由应用程序进行内容检查和过滤。',
    'Приложение само проверяет все ответы.',
    '데이터는 모두 합성이므로 가드레일이 필요하지 않다',
    'Η εφαρμογή ελέγχει όλες τις απαντήσεις πριν εμφανιστούν.',
  ],
};

test.each(UNWRITTEN)('%j is still to be written, and the error names the words', (none, found) => {
  expect(problemsAfter({ guardrail: { none } })).toEqual([
    expect.objectContaining({
      path: 'guardrail.none',
      allowed: expect.stringContaining(`; ${JSON.stringify(found)} says`),
    }),
  ]);
});

test.each(WITHOUT_CONTENT)('a text without content is no reason: %j', (none) => {
  expect(problemsAfter({ guardrail: { none } })).toContainEqual(
    expect.objectContaining({
      path: 'guardrail.none',
      allowed: expect.stringContaining('a sentence of 20 characters'),
      fix: expect.stringContaining('why'),
    }),
  );
});

const everySentence = Object.entries(SENTENCES).flatMap(([language, texts]) =>
  texts.map((text) => [language, text] as const),
);

test.each(everySentence)('a sentence is a reason (%s): %s', (_language, none) => {
  expect(problemsAfter({ guardrail: { none } })).toEqual([]);
});

test('a grant and an accepted finding need a reason too', () => {
  const finding = {
    rules: ['IAM5'],
    constructs: ['foundation/Policies/Sagemaker/Resource'],
    reason: 'x'.repeat(40),
    owner: 'platform team',
    review: '2027-01-01',
  };
  const problems = problemsAfter({ 'models[0].weights.grant': 'x'.repeat(20), acceptedFindings: [finding] });
  expect(problems.map(({ path }) => path)).toEqual(['models[0].weights.grant', 'acceptedFindings[0].reason']);
});

test('no text of fewer than four different words is a sentence, however it repeats them', () => {
  const word = fc.stringMatching(/^[a-z]{3,8}$/);
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: 20 }),
      (words, times) => {
        const text = Array.from({ length: times }, () => words.join(' ')).join(' ');
        expect(whyNoReason(text, 1)).toBeDefined();
      },
    ),
  );
});

test('an error says which words of a text say something', () => {
  const [problem] = problemsAfter({ guardrail: { none: 'as discussed with the team' } });
  expect(problem?.allowed).toContain('2 words of it say something: discussed, team');
});
