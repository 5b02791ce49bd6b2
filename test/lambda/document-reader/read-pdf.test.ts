import { deflateSync } from 'node:zlib';
import { MOST_PAGES, MOST_UNPACKED_BYTES } from '../../../lambda/document-reader/limits';
import type { DocumentReading, DocumentText } from '../../../lambda/document-reader/reading';
import { detect } from '../../../lambda/router/detect/detect';
import { readPdfs } from '../router/support/document-reader';
import {
  encryption,
  flate,
  lines,
  type Page,
  type PdfOptions,
  type PdfStream,
  pdf,
  plain,
} from '../router/support/pdf';

// The bundle and the thread take long on a machine with other work, and the reader has 60 seconds.
jest.setTimeout(90_000);

const CARD = '4111 1111 1111 1111';
const enough = 'This page has more than enough letters to be a page of text.';

/** Reads all of them in one thread, which takes less time than one thread for each. */
async function readAll(cases: readonly Case[]): Promise<ReadonlyMap<string, DocumentReading>> {
  const readings = await readPdfs(cases.map(({ bytes }) => bytes));
  return new Map(cases.map(({ what }, index) => [what, readings[index] as DocumentReading]));
}

type Case = { readonly what: string; readonly bytes: Buffer };
const documents = (cases: Readonly<Record<string, Buffer>>): readonly Case[] =>
  Object.entries(cases).map(([what, bytes]) => ({ what, bytes }));

const page = (content: string | Buffer, more: Omit<Page, 'content'> = {}): Page => ({ content, ...more });
const shows = (content: string, options: PdfOptions = {}, more: Omit<Page, 'content'> = {}) =>
  pdf([page(`${lines(enough)} ${content}`, more)], options);

/** A font of one-byte codes whose map to Unicode says that `!` to `*` are the digits 0 to 9. */
const cmap = (entries: string) =>
  flate(`/CIDInit begincmap 1 begincodespacerange <00> <ff> endcodespacerange ${entries} endcmap`);
const mapped = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 10 0 R >>';

const SAYS = documents({
  'in one line': pdf([[CARD]]),
  'in two lines': pdf([['4111 1111', '1111 1111']]),
  'on two pages': pdf([['4111 1111'], ['1111 1111']]),
  'in pieces that stand close together': pdf([
    page('BT /F1 12 Tf 72 700 Td [(41) 10 (11 11) -20 (11 1111 1) 5 (111)] TJ ET'),
  ]),
  'digit by digit': pdf([
    page(
      `BT /F1 12 Tf 72 700 Td ${[...CARD.replaceAll(' ', '')].map((digit) => `(${digit}) Tj 6.67 0 Td`).join(' ')} ET`,
    ),
  ]),
  'in hexadecimal digits': pdf([page(`BT /F1 12 Tf 72 700 Td <${Buffer.from(CARD).toString('hex')}> Tj ET`)]),
  'in letters that are not shown': pdf([page(`BT 3 Tr /F1 12 Tf 72 700 Td (${CARD}) Tj ET`)]),
  'through the map of a font': pdf([page('BT /F1 12 Tf 72 700 Td (%""" """" """" """") Tj ET')], {
    font: mapped,
    objects: [cmap('1 beginbfrange <21> <2a> <0030> endbfrange 1 beginbfchar <20> <0020> endbfchar')],
  }),
  'through a font that maps one code to many letters': pdf([page('BT /F1 12 Tf 72 700 Td (abbb) Tj ET')], {
    font: mapped,
    objects: [cmap('2 beginbfchar <61> <0034003100310031> <62> <0031003100310031> endbfchar')],
  }),
  'in a form that the page draws': pdf([page('/X1 Do', { resources: '/XObject << /X1 10 0 R >>' })], {
    objects: [
      flate(
        lines(CARD),
        '/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >>',
      ),
    ],
  }),
  'without compression': pdf([page(lines(CARD), { filter: '' })]),
  'packed twice': pdf([
    page(deflateSync(deflateSync(lines(CARD))), { filter: '[/FlateDecode /FlateDecode]' }),
  ]),
  'with objects in streams': pdf([[CARD]], { packed: true }),
});

/** What no page shows as its own text. */
const info = { trailer: '/Info 10 0 R' };
const annotated = (annotation: string, ...objects: NonNullable<PdfOptions['objects']>) =>
  shows('', { objects: [annotation, ...objects] }, { more: '/Annots [10 0 R]' });
const ELSEWHERE = documents({
  'in its title': shows('', { ...info, objects: [`<< /Title (${CARD}) >>`] }),
  'in its title, in UTF-16': shows('', {
    ...info,
    objects: [`<< /Title <feff${Buffer.from(CARD, 'utf16le').swap16().toString('hex')}> >>`],
  }),
  'in its title, with objects in streams': shows('', {
    ...info,
    packed: true,
    objects: [`<< /Title (${CARD}) >>`],
  }),
  'in its title, with escapes': shows('', {
    ...info,
    objects: ['<< /Title (4111\\0401111 11\\\n11 \\1611\\061\\061) >>'.replace('\\161', '\\061')],
  }),
  'in its metadata': shows('', {
    catalog: '/Metadata 10 0 R',
    objects: [plain(`<x:xmpmeta><dc:title>${CARD}</dc:title></x:xmpmeta>`, '/Type /Metadata /Subtype /XML')],
  }),
  ...Object.fromEntries(
    [
      ['in UTF-16', Buffer.from(`\ufeff<x>${CARD}</x>`, 'utf16le').swap16()],
      ['in UTF-16 that begins with its lower bytes', Buffer.from(`\ufeff<x>${CARD}</x>`, 'utf16le')],
      ['in UTF-16 without a mark', Buffer.from(`<x>${CARD}</x>`, 'utf16le')],
      ['in UTF-16 without a mark, higher bytes first', Buffer.from(`<x>${CARD}</x>`, 'utf16le').swap16()],
    ].map(([how, data]) => [
      `in its metadata, ${how}`,
      shows('', {
        catalog: '/Metadata 10 0 R',
        objects: [plain(data as Buffer, '/Type /Metadata /Subtype /XML')],
      }),
    ]),
  ),
  ...Object.fromEntries(
    (
      [
        ['that says it is a font', flate(lines(CARD), '/Length1 9')],
        ['that says it is a font, as a text', plain(CARD, '/Length1 9')],
        ['that says it is a font of another kind', plain(`(${CARD}) Tj`, '/Subtype /Type1C')],
        ['that says it is a table of a font', flate(`begincmap ${lines(CARD)} endcmap`)],
        ['that is a table of a font', flate(`(${CARD}) begincmap endcmap`)],
        [
          'that is a table of a font, in digits',
          flate(`<${Buffer.from(CARD).toString('hex')}> begincmap endcmap`),
        ],
        ['outside of parentheses', plain(CARD)],
        ['outside of parentheses, packed', flate(`Card ${CARD}\nof Ada`)],
        ['outside of parentheses, in UTF-16', flate(Buffer.from(`Card ${CARD}`, 'utf16le'))],
        [
          'outside of parentheses, beside bytes',
          flate(Buffer.concat([Buffer.from([0, 1, 0x80, 9]), Buffer.from(CARD)])),
        ],
        ['outside of parentheses, after a drawing', flate(`${lines('Hi')} ${CARD}`)],
        ['outside of parentheses, between drawings', flate(`${lines('Hi')} Card: ${CARD} ${lines('Hi')}`)],
      ] as const
    ).map(([how, object]) => [`in a stream ${how}`, shows('', { objects: [object] })]),
  ),
  'in its outline': shows('', {
    catalog: '/Outlines 10 0 R',
    objects: ['<< /First 11 0 R /Last 11 0 R >>', `<< /Title (${CARD}) /Parent 10 0 R >>`],
  }),
  'in a note': annotated(`<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (${CARD}) >>`),
  'in a note that is hidden': annotated(
    `<< /Type /Annot /Subtype /Text /F 2 /Rect [0 0 9 9] /Contents (${CARD}) >>`,
  ),
  'in the address of a link': annotated(
    `<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://a.example/?card=${CARD}) >> >>`,
  ),
  'in a field of a form': shows(
    '',
    {
      catalog: '/AcroForm << /Fields [10 0 R] >>',
      objects: [`<< /Type /Annot /Subtype /Widget /FT /Tx /T (card) /V (${CARD}) /Rect [0 0 9 9] >>`],
    },
    { more: '/Annots [10 0 R]' },
  ),
  'in a stamp, as it is drawn': annotated(
    '<< /Type /Annot /Subtype /Stamp /Rect [0 0 300 50] /AP << /N 11 0 R >> >>',
    flate(
      'BT /F1 12 Tf 2 2 Td (4111) Tj ( 1111 1111) Tj ( 1111) Tj ET',
      '/Type /XObject /Subtype /Form /BBox [0 0 300 50] /Resources << /Font << /F1 3 0 R >> >>',
    ),
  ),
  'in a pattern that fills a rectangle': shows(
    '/Pattern cs /P1 scn 0 0 300 300 re f',
    {
      objects: [
        flate(
          'BT /F1 12 Tf 2 2 Td (4111) Tj ( 1111 1111) Tj ( 1111) Tj ET',
          '/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 99 99] /XStep 99 /YStep 99 /Resources << /Font << /F1 3 0 R >> >>',
        ),
      ],
    },
    { resources: '/Pattern << /P1 10 0 R >>' },
  ),
  'in a script': shows('', {
    catalog: '/OpenAction 10 0 R',
    objects: [`<< /S /JavaScript /JS (app.alert("${CARD}")) >>`],
  }),
  'in the alternative text of a picture': shows('', { objects: [`<< /S /Figure /Alt (${CARD}) >>`] }),
  'as the actual text of other letters': shows(
    `/Span << /ActualText (${CARD}) >> BDC ${lines('a card')} EMC`,
  ),
  'in an earlier version of the file': shows('', { objects: [flate(lines(CARD))] }),
  'in a stream whose dictionary has a word of the syntax in a string': shows('', {
    objects: [plain(deflateSync(lines(CARD)), '/Filter /FlateDecode /X (1 0 obj)')],
  }),
  'in a stream whose dictionary has a word of the syntax in a comment': shows('', {
    objects: [plain(deflateSync(lines(CARD)), '/Filter /FlateDecode % 1 0 obj\n')],
  }),
  'in a stream whose dictionary has parentheses in comments': shows('', {
    objects: [plain(deflateSync(lines(CARD)), '% (\n /Filter /FlateDecode % )\n')],
  }),
  'in a name that is not standard': shows('', { ...info, objects: [`<< /Custom (${CARD}) >>`] }),
});

describe('the pages of a PDF', () => {
  let read: ReadonlyMap<string, DocumentReading> = new Map();
  beforeAll(async () => {
    read = await readAll(SAYS);
  });

  test.each(SAYS)('a number $what is read', ({ what }) => {
    expect(read.get(what)).toMatchObject({ partly: false, pictures: 0 });
    const { text } = read.get(what) as DocumentText;
    expect(text.replace(/\s/g, '')).toContain('4111111111111111');
  });

  test('lines and pages are lines of the text', () => {
    expect((read.get('in two lines') as DocumentText).text).toBe('4111 1111\n1111 1111');
    expect((read.get('on two pages') as DocumentText).text).toBe('4111 1111\n1111 1111');
  });
});

describe('what no page of a PDF shows as its text', () => {
  let read: ReadonlyMap<string, DocumentReading> = new Map();
  beforeAll(async () => {
    read = await readAll(ELSEWHERE);
  });

  test.each(ELSEWHERE)('a number $what is read', ({ what }) => {
    const { strings, partly } = read.get(what) as DocumentText;
    expect(strings.join('|')).toContain(CARD);
    expect(partly).toBe(false);
  });
});

/** A text that begins at the right, and goes on at the left. */
const rightFirst = (turn: string) =>
  `BT /F1 12 Tf ${turn} Tm 200 0 Td (1111 1111) Tj -128 0 Td (4111 1111 ) Tj ET`;
const ORDERS = documents({
  'whose right part is drawn first': pdf([page(rightFirst('1 0 0 1 0 700'))]),
  'whose right part is drawn first, upwards': pdf([page(rightFirst('0 1 -1 0 300 100'))]),
  'whose digits are drawn from the right': pdf([
    page(
      `BT /F1 12 Tf 300 700 Td ${[...'4111111111111111']
        .reverse()
        .map((digit) => `-6.67 0 Td (${digit}) Tj`)
        .join(' ')} ET`,
    ),
  ]),
  'whose second line is drawn first': pdf([
    page('BT /F1 12 Tf 72 686 Td (1111 1111) Tj 0 14 Td (4111 1111) Tj ET'),
  ]),
});

describe('a number on a page', () => {
  let read: ReadonlyMap<string, DocumentReading> = new Map();
  const inOrder = pdf([['4111 1111', '1111 1111']]);
  const broken = pdf([['Write to ada@', 'bank.example today']]);
  beforeAll(async () => {
    read = await readAll([...ORDERS, ...documents({ inOrder, broken })]);
  });

  test.each(ORDERS)('$what is found', ({ what }) => {
    const { readings } = read.get(what) as DocumentText;
    expect(Object.fromEntries(detect(readings))).toHaveProperty('payment-card');
  });

  test('that is drawn in its order has no other reading than without the ends of its lines', () => {
    const { readings } = read.get('inOrder') as DocumentText;
    expect(readings).toEqual(['4111 1111 1111 1111', '4111 11111111 1111']);
  });

  test('as an e-mail address that goes on in the next line is found', () => {
    const { readings } = read.get('broken') as DocumentText;
    expect(Object.fromEntries(detect(readings))).toEqual({ email: 1 });
  });
});

const image = (data: Buffer) =>
  flate(
    data,
    '/Type /XObject /Subtype /Image /Width 100 /Height 100 /ColorSpace /DeviceGray /BitsPerComponent 8',
  );
const picture: PdfOptions = { objects: [image(Buffer.alloc(10_000))] };
const draws = { resources: '/XObject << /I1 10 0 R >>' };
const circle = '100 100 m 150 100 200 150 200 200 c 200 250 150 300 100 300 c f';
const rules = (count: number) =>
  Array.from({ length: count }, (_rule, row) => `0 ${row} 500 1 re f`).join(' ');

const STAMP = 'Scanned with CamScanner 2026 page one';
/** A page with this picture, or these, and more text than a stamp has. */
const pictured = (content: string) => pdf([page(`${content} ${lines(STAMP, enough)}`, draws)], picture);

const PICTURES = documents({
  'a picture on less than half of the page': pictured('q 612 0 0 390 0 0 cm /I1 Do Q'),
  'two small pictures': pictured('q 99 0 0 99 0 0 cm /I1 Do Q q 99 0 0 99 99 0 cm /I1 Do Q'),
  'a picture of which the page shows less than half': pictured('q 612 0 0 1000 0 -700 cm /I1 Do Q'),
  'a small picture in scaled coordinates': pictured('q .1 0 0 .1 0 0 cm 990 0 0 990 0 0 cm /I1 Do Q'),
  'a picture beside its text': shows('q 100 0 0 100 0 0 cm /I1 Do Q', picture, draws),
  'a picture in its text': shows('q 9 0 0 9 0 0 cm BI /W 2 /H 2 /CS /G /BPC 8 ID abcd EI Q'),
  'a drawing beside its text': shows(circle),
  'lines in all directions': shows('0 0 m 30 40 l 60 0 l S'),
  'a gradient': shows(
    '/S1 sh',
    {
      objects: [
        '<< /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 9 9] /Function << /FunctionType 2 /Domain [0 1] /C0 [0] /C1 [1] /N 1 >> >>',
      ],
    },
    { resources: '/Shading << /S1 10 0 R >>' },
  ),
  'so many squares that they may be a code': shows(rules(501)),
});

const TEXT_ALONE = documents({
  'text about /Encrypt': pdf([page(lines('The key /Encrypt of a trailer says how.'), { filter: '' })]),
  'a title about /Encrypt': shows('', { ...info, objects: ['<< /Title (/Encrypt 5 0 R) >>'] }),
  'a font inside': shows('', { objects: [flate('\0\x01\0\0(4111 1111 1111 1111)', '/Length1 9')] }),
  'text alone': shows(''),
  'a table with lines': shows(`${rules(499)} 0 0 m 0 500 l S`),
  'a path that only bounds what is drawn': shows('0 0 m 30 40 l 60 0 l h W n'),
  'an empty page': pdf([page('')]),
  'a picture that no page shows': shows('', picture),
});

/** A document with the first of these words replaced. */
const changed = (bytes: Buffer, from: string, to: string) =>
  Buffer.from(bytes.toString('latin1').replace(from, to), 'latin1');

/** What programs show of a damaged document. */
const packed = deflateSync(lines(CARD));
const DAMAGED = documents({
  'in a stream whose checksum is wrong': shows('', {
    objects: [plain(Buffer.concat([packed.subarray(0, -4), Buffer.alloc(4)]), '/Filter /FlateDecode')],
  }),
  'in a stream that is cut off': shows('', {
    objects: [plain(packed.subarray(0, -5), '/Filter /FlateDecode')],
  }),
  'in the title, after a stream without its end': changed(
    shows('', { trailer: '/Info 11 0 R', objects: [plain('abc'), `<< /Title (${CARD}) >>`] }),
    'endstream',
    '',
  ),
  'in a stream, after a stream without its end': changed(
    shows('', { objects: [plain('abc'), plain(packed, '/Filter /FlateDecode')] }),
    'endstream',
    '',
  ),
});

const PARTLY = documents({
  'a scan with a stamp': pictured('q 612 0 0 792 0 0 cm /I1 Do Q'),
  'a scan on more than half of the page': pictured('q 612 0 0 400 0 0 cm /I1 Do Q'),
  'a scan in two moves': pictured('q 6 0 0 7 0 0 cm 100 0 0 100 0 0 cm /I1 Do Q'),
  'a scan in strips': pictured(
    [0, 1, 2, 3, 4, 5, 6, 7].map((row) => `q 612 0 0 99 0 ${99 * row} cm /I1 Do Q`).join(' '),
  ),
  'a scan that is turned': pictured('q 0 792 -612 0 612 0 cm /I1 Do Q'),
  'a scan upside down': pictured('q 612 0 0 -792 0 792 cm /I1 Do Q'),
  'a scan in the page itself': pictured('q 612 0 0 792 0 0 cm BI /W 2 /H 2 /CS /G /BPC 8 ID abcd EI Q'),
  'a scan in a form': pdf(
    [page(`/X1 Do ${lines(STAMP, enough)}`, { resources: '/XObject << /X1 11 0 R >>' })],
    {
      objects: [
        image(Buffer.alloc(10_000)),
        flate(
          'q 100 0 0 100 0 0 cm /I1 Do Q',
          '/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Matrix [6 0 0 7 0 0] /Resources << /XObject << /I1 10 0 R >> >>',
        ),
      ],
    },
  ),
  'a scan in a pattern': pdf(
    [
      page(`/Pattern cs /P1 scn 0 0 612 792 re f ${lines(STAMP, enough)}`, {
        resources: '/Pattern << /P1 11 0 R >>',
      }),
    ],
    {
      objects: [
        image(Buffer.alloc(10_000)),
        flate(
          'q 100 0 0 100 0 0 cm /I1 Do Q',
          '/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 100 100] /XStep 100 /YStep 100 /Matrix [6 0 0 7 0 0] /Resources << /XObject << /I1 10 0 R >> >>',
        ),
      ],
    },
  ),
  'a scan in a note': pdf([page(lines(STAMP, enough), { more: '/Annots [11 0 R]' })], {
    objects: [
      image(Buffer.alloc(10_000)),
      '<< /Type /Annot /Subtype /Stamp /Rect [0 0 612 792] /AP << /N 12 0 R >> >>',
      flate(
        'q 100 0 0 100 0 0 cm /I1 Do Q',
        '/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Resources << /XObject << /I1 10 0 R >> >>',
      ),
    ],
  }),
  'metadata that cannot be read': shows('', {
    objects: [plain(Buffer.from([0xff, 0x80, 0x81]), '/Type /Metadata')],
  }),
  'metadata with entities of its own': shows('', {
    objects: [plain('<!DOCTYPE a [<!ENTITY b "4">]><a>&b;111</a>', '/Type /Metadata')],
  }),
  'metadata with sections of plain characters': shows('', {
    objects: [plain('<a>4<![CDATA[111]]></a>', '/Type /Metadata')],
  }),
  'a font that is packed in an unusual way': shows('', {
    objects: [plain('80 0B', '/Length1 9 /Filter /LZWDecode')],
  }),
  'a picture and no text': pdf([page('q 612 0 0 792 0 0 cm /I1 Do Q', draws)], picture),
  'a picture and the number of the page': pdf(
    [page(`q 612 0 0 792 0 0 cm /I1 Do Q ${lines('Page 12 of 340')}`, draws)],
    picture,
  ),
  'text on one page and a picture on the next': pdf(
    [[enough], page('q 612 0 0 792 0 0 cm /I1 Do Q', draws)],
    picture,
  ),
  'letters that are drawn': pdf([page(circle)]),
  'a font that does not say its letters': pdf(
    [page('BT /F1 12 Tf 72 700 Td <00010002000300040005000600070008> Tj ET')],
    {
      font: '<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [10 0 R] >>',
      objects: [
        '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 11 0 R >>',
        '<< /Type /FontDescriptor /FontName /A /Flags 4 /FontBBox [0 0 9 9] /ItalicAngle 0 /Ascent 9 /Descent 0 /CapHeight 9 /StemV 1 >>',
      ],
    },
  ),
  'a font that maps its letters to private characters': pdf(
    [page('BT /F1 12 Tf 72 700 Td (!!!!!!!!) Tj ET')],
    {
      font: mapped,
      objects: [cmap('1 beginbfchar <21> <e000> endbfchar')],
    },
  ),
  'a font that maps its letters to nothing known': pdf([page('BT /F1 12 Tf 72 700 Td (!!!!!!!!) Tj ET')], {
    font: mapped,
    objects: [cmap('1 beginbfchar <21> <fffd> endbfchar')],
  }),
  'a file inside': shows('', {
    catalog: '/Names << /EmbeddedFiles << /Names [(a.txt) 10 0 R] >> >>',
    objects: ['<< /Type /Filespec /F (a.txt) /EF << /F 11 0 R >> >>', flate(CARD, '/Type /EmbeddedFile')],
  }),
  'a file inside, with a name in numbers': shows('', {
    objects: ['<< /Type /Filespec /F (a.txt) /#45F << /F 11 0 R >> >>', flate(CARD)],
  }),
  'a file inside, with objects in streams': shows('', {
    packed: true,
    objects: ['<< /Type /Filespec /F (a.txt) /EF << /F 11 0 R >> >>', flate(CARD)],
  }),
  'a form of XML': shows('', {
    catalog: '/AcroForm << /XFA 10 0 R /Fields [] >>',
    objects: [flate('<xdp/>')],
  }),
  'a script in a stream': shows('', {
    catalog: '/OpenAction << /S /JavaScript /JS 10 0 R >>',
    objects: [flate('1')],
  }),
  'a film': annotated('<< /Type /Annot /Subtype /RichMedia /Rect [0 0 9 9] >>'),
  'a stream that is packed in an unusual way': shows('', { objects: [plain('80 0B', '/Filter /LZWDecode')] }),
  'a stream that is damaged': shows('', { objects: [plain('abc', '/Filter /FlateDecode')] }),
  'a stream without its begin': changed(pdf([[enough]], { packed: true }), 'stream\n', 'streaP\n'),
  'a string without its end': shows('', { objects: ['<< /Title (a >>'] }),
  'a string that has the begin of a stream': shows('', {
    ...info,
    objects: [`<< /Title (a stream\n${CARD} endstream) >>`],
  }),
  'a table of places that is wrong': Buffer.from(
    shows('')
      .toString('latin1')
      .replace(/startxref\n\d+/, 'startxref\n7'),
    'latin1',
  ),
});

describe('what is damaged in a PDF', () => {
  let read: ReadonlyMap<string, DocumentReading> = new Map();
  beforeAll(async () => {
    read = await readAll(DAMAGED);
  });

  test.each(DAMAGED)('a number $what is read, and the document counts as unread', ({ what }) => {
    const { strings, partly } = read.get(what) as DocumentText;
    expect({ found: strings.join('|').includes(CARD), partly }).toEqual({ found: true, partly: true });
  });
});

describe('what a PDF has besides text', () => {
  const all = [...PICTURES, ...TEXT_ALONE, ...PARTLY];
  let read: ReadonlyMap<string, DocumentReading> = new Map();
  beforeAll(async () => {
    read = await readAll(all);
  });

  test.each(PICTURES)('$what counts as a picture, and its text as read', ({ what }) => {
    expect(read.get(what)).toMatchObject({ pictures: 1, partly: false });
  });

  test.each(TEXT_ALONE)('$what has no picture and is read whole', ({ what }) => {
    expect(read.get(what)).toMatchObject({ pictures: 0, partly: false });
  });

  test.each(PARTLY)('a document with $what counts as unread', ({ what }) => {
    expect(read.get(what)).toMatchObject({ partly: true });
  });
});

const many = (count: number) => {
  const kids = Array.from({ length: count }, () => '11 0 R').join(' ');
  return pdf([[enough]], {
    catalog: '/Pages 10 0 R',
    objects: [
      `<< /Type /Pages /Count ${count} /Kids [${kids}] >>`,
      '<< /Type /Page /Parent 10 0 R /MediaBox [0 0 9 9] >>',
    ],
  });
};
const bomb = Buffer.alloc(MOST_UNPACKED_BYTES + 1, 0x20);
const nested = deflateSync(deflateSync(bomb));
const deep = `${'<< /A '.repeat(200_000)}1${' >>'.repeat(200_000)}`;

/** A PDF of pages that share what they draw. */
const sharing = (pages: number, content: string, drawn: PdfStream) =>
  pdf([[enough]], {
    catalog: '/Pages 10 0 R',
    objects: [
      `<< /Type /Pages /Count ${pages} /Kids [${Array.from({ length: pages }, (_page, index) => `${13 + index} 0 R`).join(' ')}] >>`,
      flate(content),
      drawn,
      ...Array.from(
        { length: pages },
        () =>
          '<< /Type /Page /Parent 10 0 R /MediaBox [0 0 9 9] /Contents 11 0 R /Resources << /XObject << /X1 12 0 R >> >> >>',
      ),
    ],
  });

const FAULTS = [
  ['encrypted', 'a PDF that opens with a password', pdf([['Hi']], { trailer: encryption('secret') })],
  ['encrypted', 'a PDF that opens with an empty password', pdf([['Hi']], { trailer: encryption('') })],
  [
    'encrypted',
    'a PDF whose encryption is not standard',
    pdf([['Hi']], { trailer: encryption('').replace('/Standard', '/Other') }),
  ],
  [
    'draws-too-much',
    'a PDF of 600 pages that draw one form 1,000 times each',
    sharing(600, '/X1 Do '.repeat(1_000), flate('0 0 m', '/Type /XObject /Subtype /Form /BBox [0 0 9 9]')),
  ],
  [
    'draws-too-much',
    'a PDF of 600 pages that draw one picture 1,000 times each',
    sharing(600, '/X1 Do '.repeat(1_000), image(Buffer.alloc(10_000))),
  ],
  ['draws-too-much', 'a PDF of 600 pages of 6,000 operators', sharing(600, 'q Q '.repeat(3_000), flate(''))],
  ['too-many-pages', 'a PDF of 10,000 pages', many(10_000)],
  ['too-many-pages', 'a PDF of one page too many', many(MOST_PAGES + 1)],
  ['unpacks-into-too-much', 'a page that unpacks into too much', pdf([page(bomb)])],
  ['unpacks-into-too-much', 'a stream that unpacks into too much', shows('', { objects: [flate(bomb)] })],
  [
    'unpacks-into-too-much',
    'a font that unpacks into too much',
    shows('', { objects: [flate(bomb, '/Length1 9')] }),
  ],
  [
    'unpacks-into-too-much',
    'a stream that is packed twice and unpacks into too much',
    shows('', { objects: [plain(nested, '/Filter [/FlateDecode /FlateDecode]')] }),
  ],
  [
    'unpacks-into-too-much',
    'many streams that unpack into too much together',
    shows('', { objects: Array.from({ length: 5 }, () => flate(bomb.subarray(0, MOST_UNPACKED_BYTES / 4))) }),
  ],
  [
    'too-much-text',
    'a PDF with too much text in its objects',
    shows('', { objects: [flate(`(${'a'.repeat(2_000_001)})`)] }),
  ],
  ['damaged', 'a PDF that ends after its first line', Buffer.from('%PDF-1.7\n')],
  ['damaged', 'a PDF without pages', pdf([])],
  ['damaged', 'a PDF of other bytes', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5_000, 0xa5)])],
] as const;

describe('a PDF that no model may get', () => {
  let read: readonly DocumentReading[] = [];
  beforeAll(async () => {
    read = await readPdfs(FAULTS.map(([, , bytes]) => bytes));
  });

  test.each(FAULTS.map(([fault, what], index) => [what, fault, index] as const))(
    '%s is: %s',
    (_what, fault, index) => {
      expect(read[index]).toEqual({ fault });
    },
  );
});

test('a PDF of the most pages is read', async () => {
  expect(await readPdfs([many(MOST_PAGES)])).toMatchObject([{ partly: false }]);
});

test('dictionaries inside of each other, however deep, end in a reading or a fault', async () => {
  const [reading] = await readPdfs([shows('', { ...info, objects: [deep] })]);
  expect(reading).toBeDefined();
});

test('what one document does to its reader is no fault of the one before it', async () => {
  const [first, second] = await readPdfs([pdf([[CARD]]), Buffer.from('%PDF-')]);
  expect([(first as DocumentText).text, second]).toEqual([CARD, { fault: 'damaged' }]);
});
