import type { JsonObject } from '../../model/json.ts';

/** Names of days and months as d3-time-format wants them; `null` for a language that is not known. */
export function timeWords(lang: string): JsonObject | null {
  const found = languages[lang.split('-', 1)[0]?.toLowerCase() ?? ''];
  return found === undefined ? null : { ...formats, ...found };
}

const formats = {
  dateTime: '%A %e %B %Y, %X',
  date: '%d/%m/%Y',
  time: '%H:%M:%S',
  periods: ['AM', 'PM'],
};

const words = (text: string): readonly string[] => text.split(' ');

const languages: Readonly<Record<string, JsonObject | undefined>> = {
  it: {
    days: words('domenica lunedì martedì mercoledì giovedì venerdì sabato'),
    shortDays: words('dom lun mar mer gio ven sab'),
    months: words('gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'),
    shortMonths: words('gen feb mar apr mag giu lug ago set ott nov dic'),
  },
  de: {
    ...{ dateTime: '%A, der %e. %B %Y, %X', date: '%d.%m.%Y' },
    days: words('Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag'),
    shortDays: words('So Mo Di Mi Do Fr Sa'),
    months: words('Januar Februar März April Mai Juni Juli August September Oktober November Dezember'),
    shortMonths: words('Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez'),
  },
  fr: {
    days: words('dimanche lundi mardi mercredi jeudi vendredi samedi'),
    shortDays: words('dim. lun. mar. mer. jeu. ven. sam.'),
    months: words('janvier février mars avril mai juin juillet août septembre octobre novembre décembre'),
    shortMonths: words('janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.'),
  },
  es: {
    days: words('domingo lunes martes miércoles jueves viernes sábado'),
    shortDays: words('dom lun mar mié jue vie sáb'),
    months: words('enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'),
    shortMonths: words('ene feb mar abr may jun jul ago sep oct nov dic'),
  },
};
