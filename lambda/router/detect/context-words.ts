import type { EntityType } from '../../../policy/entity';

/**
 * What a word beside a number can announce. `national-id` means every national number. A `phone-hint` before a number
 * in groups makes it a telephone number, and is weaker evidence for a number without groups. A `phone-label` may also
 * follow the number.
 */
export type Topic = EntityType | 'national-id' | 'phone-hint' | 'phone-label' | 'version';

/**
 * The words that announce a value, in English and in the language of the number. Letters only, without accents:
 * spaces, case and punctuation between them do not matter (`social security`, `socialSecurityNumber`). A word
 * matches as a prefix (`telefon` also means `Telefonnummer`); a final `$` requires the whole word.
 */
export const CONTEXT_WORDS: Readonly<Partial<Record<Topic, string>>> = {
  'payment-card':
    'card$ cards$ cardno cardnumber creditcard debitcard cc$ ccn$ pan$ visa mastercard amex carte$ kreditkarte kartennummer kartennr tarjeta',
  'national-id':
    'nationalid nationalnumber identitynumber identitycard identificationnumber idnumber idno$ idcard ' +
    'personalid personalnumber personalcode personnummer taxid taxnumber taxpayer taxcode tin$ ' +
    'citizenid citizennumber socialinsurance socialsecurity insurancenumber',
  'at-svnr': 'svnr sozialversicherung svnummer versicherungsnummer',
  'be-national-number': 'rijksregister registrenational numeronational nationaalnummer insz niss nrn$ rrn$',
  'bg-egn': 'egn$ egh$ edinengrazhdanski',
  'br-cpf': 'cpf$ cadastrodepessoas',
  'ca-sin': 'sin$ sinnumber socialinsurance nas$ assurancesociale',
  'ch-ahv': 'ahv$ ahvnummer avs$ sozialversicherungsnummer numeroavs',
  'cz-rodne-cislo': 'rodnecislo rodnehocisla rodnecisla rc$ birthnumber',
  'de-steuer-id': 'steuerid steueridentifikation steuernummer steuerlicheidentifikation idnr$ idnummer tin$',
  'dk-cpr': 'cpr$ cprnr cprnummer cprnumber personnummer',
  'ee-isikukood': 'isikukood ik$',
  'fr-nir': 'nir$ securitesociale numerodesecurite secu$ inseenumber',
  'gr-amka': 'amka$',
  'hr-oib': 'oib$ osobniidentifikacijski',
  'hu-taj': 'taj$ tajszam tajnumber tarsadalombiztositasi',
  'ie-pps': 'pps$ ppsn$ ppsno ppsnumber personalpublicservice',
  'in-aadhaar': 'aadhaar aadhar uidai$',
  'is-kennitala': 'kennitala kennitolu kt$',
  'lt-asmens-kodas': 'asmenskodas asmenskodo asmk$ ak$',
  'lu-matricule': 'matricule',
  'lv-personas-kods': 'personaskods personaskodu pk$',
  'nl-bsn': 'bsn$ bsnnummer bsnnumber burgerservice sofinummer sofi$',
  'no-fodselsnummer': 'fodselsnummer fnr$ personnummer dnummer',
  'pl-pesel': 'pesel',
  'pt-nif': 'nif$ nifnumber contribuinte numerodeidentificacaofiscal numerofiscal',
  'ro-cnp': 'cnp$ codnumeric codulnumeric',
  'se-personnummer': 'personnummer samordningsnummer pnr$ personnr',
  'si-emso': 'emso$ enotnamaticna maticnastevilka jmbg$',
  'uk-nhs-number': 'nhs$ nhsno nhsnumber nationalhealth healthservicenumber',
  'us-itin': 'itin$ itinnumber individualtaxpayer taxid taxpayer',
  'us-npi': 'npi$ npinumber nationalprovider providerid provideridentifier providernumber',
  'us-ssn': 'ssn$ ssns$ ssnno ssnnumber socialsecurity socsec soc$ social$ socialsec ss$ sscard',

  'medical-record-number':
    'mrn$ mrnno mrnnumber medicalrecord medrec$ medicalchart medicalfile patientid$ patientidentifier ' +
    'patientnumber patientno$ patientrecord patientfile chartnumber chartno$ hospitalnumber hospitalno$ ' +
    'healthrecord recordnumber$ emrid$ ehrid$ patientennummer krankenaktennummer fallnummer numerodossiermedical ' +
    'dossiermedical historiaclinica cartellaclinica',
  phone:
    'phone telephone tel$ telno telnr telnumber mobile mob$ cellular cellphone cellnumber mycell hiscell hercell ' +
    'fax callme callus callher callhim callthem callat$ callon$ callback dial textme smsto whatsapp ringme ' +
    'reachme hotline helpline voicemail landline ph$ phno mynumber hisnumber hernumber yournumber ournumber ' +
    'theirnumber homenumber worknumber officenumber newnumber emergencynumber contactnumber ' +
    'telefon telefono telefone telefoon telefoni telephonique handy$ handynummer rufnummer mobil movil celular ' +
    'cellulare gsm$ portable$ puhelin telef komork telefonszam cislotelefonu rueckruf anrufen appelez ' +
    'llamar llame ligue bellen puhelinnumero tilefono kinito',
  'phone-hint': 'call$ calling$ called$ sms$ reach$ reached$ contact extension$ switchboard reception',
  'phone-label': 'cell$ cells$ home$ work$ office$ desk$ direct$ main$ bureau$ buro$ oficina$',
  'ip-address':
    'ip$ ips$ ipaddress ipaddr ipv host$ hostname server dns$ ping$ addr$ gateway nameserver client$',
  'aws-secret-key': 'awssecret secretaccesskey secretkey awskey accesskeysecret',
  version: 'version v$ ver$ release build$ firmware driver upgrade$ upgraded$ chapter section rev$ revision',
};
