/** A CSV or TSV file as records with the place of each field; `null` for other formats. */
export function readTable(text, path) {
  if (!/\.(?:csv|tsv)$/i.test(path)) return null;
  const delimiter = path.endsWith('.tsv') ? '\t' : (/[,;\t]/.exec(text.split('\n')[0])?.[0] ?? ',');
  const records = [];
  let line = 1;
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    const record = { line, fields: [] };
    for (;;) {
      const start = at;
      const quoted = text[at] === '"';
      if (quoted) for (at++; at < text.length && (text[at] !== '"' || text[++at] === '"'); at++);
      while (at < text.length && text[at] !== delimiter && text[at] !== '\n') at++;
      const end = text[at - 1] === '\r' && text[at] === '\n' ? at - 1 : at;
      const raw = text.slice(start, end);
      line += raw.split('\n').length - 1;
      record.fields.push({ start, end, text: quoted ? raw.slice(1, -1).replaceAll('""', '"') : raw });
      if (text[at++] !== delimiter) break;
    }
    line++;
    records.push(record);
  }
  const [header] = records;
  return {
    text,
    delimiter,
    find(wanted, column) {
      const index = header.fields.findIndex((field) => field.text.trim() === column);
      const record = records.find((one) => one.line === wanted);
      const field = index === -1 ? undefined : record?.fields[index];
      if (field === undefined) return undefined;
      const others = records.slice(1).map(({ fields }) => fields[index]?.text ?? '');
      return { ...field, column, others: [...new Set(others)].filter((other) => other !== '' && other !== field.text) };
    },
  };
}

/** The file's text with one cell replaced. */
export function withCell({ text, delimiter }, { start, end }, value) {
  const needsQuotes = [delimiter, '"', '\n'].some((mark) => value.includes(mark));
  return text.slice(0, start) + (needsQuotes ? `"${value.replaceAll('"', '""')}"` : value) + text.slice(end);
}

/**
 * Other values for a cell, the likeliest to be taken first: a number by a visible step, a text by another text or
 * another member of its enum, a boolean flipped, a date some weeks on.
 */
export function changesOf({ text, column, others }, dataset, field = {}) {
  const type = dataset.columns.find(({ name }) => name === column)?.type;
  const filled = text.trim() === '' ? (others[0] ?? '') : text;
  if (type === 'number' || type === 'integer') return numbers(filled, type, field);
  if (type === 'boolean') return others.length > 0 ? others : ['true', 'false'].filter((word) => word !== text);
  if (type === 'date' || type === 'datetime') return [later(filled, 40), later(filled, -40), ...others];
  if (field.enum) return field.enum.filter((word) => word !== text);
  if (column === dataset.citation) return others;
  return [`${text}x`.trim(), ...others.slice(0, 4)];
}

function numbers(text, type, { minimum, maximum }) {
  const value = Number(text.replaceAll(/[\s\u202f']/g, '').replace(',', '.'));
  if (Number.isNaN(value)) return [];
  const decimals = type === 'integer' ? 0 : Math.max(1, (/\.(\d+)/.exec(text)?.[1] ?? '').length);
  const unit = 10 ** -decimals;
  const step = Math.max(unit, Math.abs(value) * 0.1);
  const fits = (x) => (typeof minimum !== 'number' || x >= minimum) && (typeof maximum !== 'number' || x <= maximum);
  const steps = [
    value + step,
    value * 2 + 5 * step,
    value / 2 - 5 * step,
    value - step,
    value + step / 5,
    value - step / 5,
    value + unit,
    value - unit,
  ];
  const written = steps.filter(fits).map((x) => x.toFixed(decimals));
  return [...new Set(written)].filter((x) => Number(x) !== value);
}

function later(text, days) {
  const [, date, rest = ''] = /^(\d{4}-\d{2}-\d{2})(.*)$/.exec(text) ?? [];
  if (date === undefined) return /^\d{4}$/.test(text) ? String(Number(text) + Math.sign(days)) : `${text}x`;
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10) + rest;
}
