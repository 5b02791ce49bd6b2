import type { DocumentFormat } from '../../../../../lambda/router/contract/chat';
import { detect } from '../../../../../lambda/router/detect/detect';
import { documentText } from '../../../../../lambda/router/request/documents/document-text';
import { unpackBudget } from '../../../../../lambda/router/request/documents/office-text';
import { docx, xlsx, zip } from '../../support/files';

/** The types of values that are found in a document, in any of its readings. */
function foundIn(format: DocumentFormat, bytes: Buffer | string): readonly string[] {
  const read = documentText({ format, bytes: Buffer.from(bytes as Buffer) }, unpackBudget());
  if ('problem' in read || read.unread) return ['not read'];
  return [...new Set([read.texts, ...read.readings].flatMap((texts) => [...detect(texts).keys()]))];
}

const body = (inside: string) => zip({ 'word/document.xml': `<w:p>${inside}</w:p>` });
const sheet = (cells: string) => zip({ 'xl/worksheets/sheet1.xml': `<sheetData>${cells}</sheetData>` });

test('a Word document with the theme, styles and ids of Office, and nothing about a person, holds nothing', () => {
  expect(foundIn('docx', docx('Revenue rose by 12 percent in 2026.'))).toEqual([]);
});

test('a workbook with the theme and styles of Office, and nothing about a person, holds nothing', () => {
  expect(foundIn('xlsx', xlsx('Year', 'Revenue'))).toEqual([]);
});

test.each([
  ['colours of a theme', '<a:schemeClr val="phClr"><a:lumMod val="110000"/></a:schemeClr>'],
  ['colours with single quotes', "<a:schemeClr val='phClr'><a:lumMod val='110000'/></a:schemeClr>"],
  ['a name and a size', '<a:ext name="mobile" cx="12192000"/>'],
  ['ids of revisions', '<w:p w:rsidR="0000001B" w:rsidRPr="0000001B"/>'],
  ['numbers of one chart', '<c:v>4111</c:v><c:v>1111</c:v><c:v>1111</c:v><c:v>1111</c:v>'],
])('%s are no value', (_what, part) => {
  expect(foundIn('docx', zip({ 'word/document.xml': '', 'word/x.xml': part }))).toEqual([]);
});

test.each([
  [
    'an alternative text',
    '<wp:docPr id="1" name="Picture 1" descr="Card 4111 1111 1111 1111"/>',
    'payment-card',
  ],
  ['the address of a link', '<Relationship Target="mailto:ada@bank.example"/>', 'email'],
  ['a variable', '<w:docVar w:name="ssn" w:val="123456789"/>', 'us-ssn'],
  [
    'a property',
    '<property name="Card"><vt:lpwstr>4111 1111 1111 1111</vt:lpwstr></property>',
    'payment-card',
  ],
  [
    'the instruction of a field',
    '<w:instrText>"mailto:ada</w:instrText><w:instrText>@bank.example"</w:instrText>',
    'email',
  ],
  ['a comment of XML', '<!-- > 4111 1111 1111 1111 -->', 'payment-card'],
])('%s is read', (_what, part, type) => {
  expect(foundIn('docx', body(part))).toContain(type);
});

test.each([
  ['a line break', '<w:t>4111 1111</w:t><w:br/><w:t>1111 1111</w:t>'],
  ['a carriage return', '<w:t>4111 1111</w:t><w:cr/><w:t>1111 1111</w:t>'],
  ['a tab', '<w:t>4111 1111</w:t><w:tab/><w:t>1111 1111</w:t>'],
  ['a hyphen that does not break', '<w:t>4111</w:t><w:noBreakHyphen/><w:t>1111-1111-1111</w:t>'],
  ['runs of a drawing', '<a:r><a:t>4111 11</a:t></a:r><a:r><a:t>11 1111 1111</a:t></a:r>'],
  ['a comment with >', '<w:t>4111 11<!-- > -->11 1111 1111</w:t>'],
  ['a deleted digit', '<w:t>4111 1111</w:t><w:delText>9</w:delText><w:t> 1111 1111</w:t>'],
])('a card in Word is found across %s', (_what, inside) => {
  expect(foundIn('docx', body(inside))).toContain('payment-card');
});

test.each(['4.111111111111111E15', '3.78282246310005E14', '5.555555555554444E15', '4.111111111111111e+15'])(
  'a card is found in the cell %s',
  (number) => {
    expect(foundIn('xlsx', sheet(`<row><c r="A1"><v>${number}</v></c></row>`))).toContain('payment-card');
  },
);

test.each([
  ['a digit', '4111 1111 1111 111_x0031_', 'payment-card'],
  ['an at sign', 'ada_x0040_bank.example', 'email'],
])('a value of a workbook with %s by its number is found', (_what, text, type) => {
  expect(foundIn('xlsx', xlsx(text))).toContain(type);
});

test.each([
  ...['&ndash;', '&ensp;', '&thinsp;', '&#150;', '&#8209;', '&nbsp', '&shy;', '&NonBreakingSpace;', '–'],
  ...[' <wbr>', '<label> </label>', '<x-y> </x-y>', ' \n ', '<i title="a>b"> </i>', '<!-- > --> '],
  ...["<i title='>'> </i>", '<i title=a"> </i>', '<!--> -->', '<script>9</script> '],
])('a card in HTML is found with %j between its groups', (between) => {
  const html = `<p>4111${between}1111${between}1111${between}1111</p>`;
  const found = foundIn('html', html);
  expect(found).toEqual(between === '<!--> -->' ? [] : ['payment-card']);
});

test('a card in HTML is found across a line break', () => {
  expect(foundIn('html', '<p>4111 1111<br>1111 1111</p>')).toEqual(['payment-card']);
});

test.each([
  ['cells', '<td>4111</td><td>1111</td><td>1111</td><td>1111</td>'],
  ['a column', '<p>4111<br>1111<br>1111<br>1111</p>'],
  ['lines as they are written', '<pre>4111\n1111\n1111\n1111</pre>'],
  ['an icon', '<svg class="phone" viewBox="0 0 512 512"/>'],
])('HTML with %s holds no value', (_what, html) => {
  expect(foundIn('html', html)).toEqual([]);
});
