import type { ChartControl } from '../../../model/live-chart.ts';
import { escapeHtml } from '../../../util/html.ts';

/**
 * The inputs under a chart, as HTML. They stand there from the start, so that nothing moves when the chart comes to
 * life; until then they are not seen.
 * @param id of the chart
 */
export function controlForm(controls: readonly ChartControl[], id: string): string {
  if (controls.length === 0) return '';
  const inputs = controls.map((control, i) => field(control, `${id}-${i + 1}`)).join('');
  return `<form class="chart-controls" data-prevent-swipe autocomplete="off">${inputs}</form>`;
}

function field(control: ChartControl, name: string): string {
  const label = escapeHtml(control.label);
  if (control.input === 'radio') {
    const inputs = (control.options ?? []).map((option, i) => {
      const input = `<input type="radio" name="${name}" value="${i}"${flag('checked', option.value === control.value)}>`;
      return `<label>${input}${escapeHtml(option.label)}</label>`;
    });
    return `<fieldset><legend>${label}</legend>${inputs.join('')}</fieldset>`;
  }
  if (control.input === 'checkbox') {
    return `<label><input type="checkbox" name="${name}"${flag('checked', control.value === true)}>${label}</label>`;
  }
  return `<label><span>${label}</span>${control.input === 'range' ? range(control, name) : select(control, name)}</label>`;
}

function range({ min = 0, max = 100, step = 1, value }: ChartControl, name: string): string {
  const at = typeof value === 'number' ? value : (min + max) / 2;
  const input = `<input type="range" name="${name}" min="${min}" max="${max}" step="${step}" value="${at}">`;
  return `${input}<output>${typeof value === 'number' ? value : '–'}</output>`;
}

function select({ options = [], value }: ChartControl, name: string): string {
  const items = options.map(
    (option, i) =>
      `<option value="${i}"${flag('selected', option.value === value)}>${escapeHtml(option.label)}</option>`,
  );
  return `<select name="${name}">${items.join('')}</select>`;
}

function flag(name: string, set: boolean): string {
  return set ? ` ${name}` : '';
}
