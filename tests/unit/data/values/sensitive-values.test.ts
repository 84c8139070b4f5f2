import { describe, expect, test } from 'vitest';
import { resolveTalk } from './helpers.ts';

/*
 * Thirty patients, of whom one has the mutation and is 43, one is of sex 2, and three are in arm C.
 */
const csv = [
  'id,arm,mut,sex,age,time,dead',
  ...Array.from({ length: 30 }, (_, i) => {
    const arm = i < 3 ? 'C' : i % 2 === 0 ? 'A' : 'B';
    return [`p${i}`, arm, i === 7 ? 1 : 0, i === 9 ? 2 : 1, i === 7 ? 43 : 50 + (i % 11), 1 + i, i % 3 === 0 ? 1 : 0];
  }).map((cells) => cells.join(',')),
].join('\n');

const groups = `
  all: {count: patients}
  nomut: {count: patients, where: {mut: 0}}
  ab: {count: patients, where: {arm: [A, B]}}
  a: {count: patients, where: {arm: A}}
  b: {count: patients, where: {arm: B}}
  all0: {expr: all + 0}
  age: {sum: patients.age}
  age0: {sum: patients.age, where: {mut: 0}}`;

function told(rule: string): readonly string[] {
  const { told: said } = resolveTalk(`values:${groups}\n  x: ${rule}\n`, { patients: csv }, undefined, {
    sensitive: true,
    minimumCell: 5,
  });
  return said;
}

describe('numbers that tell of few patients', () => {
  test.each([
    '{hazardRatio: {from: patients, time: time, event: dead, by: mut, reference: 0}}',
    '{logRankP: {from: patients, time: time, event: dead, by: mut}}',
    '{expr: all - nomut}',
    '{expr: nomut / all}',
    '{expr: all - a - b}',
    '{expr: "if(all == nomut + 1, 1, 2)"}',
    `{expr: "count(patients, {arm: ['A', 'B', 'C']}) - count(patients, {arm: ['A', 'B']})"}`,
    '{expr: age - age0}',
    `{expr: "sum(patients, 'age') - sum(patients, 'age', {mut: 0})"}`,
    '{difference: [all0, ab]}',
    '{difference: [age, age0]}',
    '{difference: [{sum: patients.age}, {sum: patients.age, where: {mut: 0}}]}',
    '{ratio: [{count: patients, where: {mut: 0}}, {count: patients}]}',
    '{sum: patients.sex}',
    '{mean: patients.sex}',
  ])('%s', (rule) => expect(told(rule)).toEqual([expect.stringMatching(/sensitive/)]));
});

describe('numbers of groups that are large enough', () => {
  test.each([
    '{expr: all + 0}',
    '{expr: a - b}',
    '{expr: "100 * a / all"}',
    '{ratio: [a, ab]}',
    '{difference: [all0, a]}',
    `{expr: "mean(patients, 'age', {arm: 'A'}) - mean(patients, 'age', {arm: 'B'})"}`,
    '{expr: count(patients) / 2}',
    '{sum: patients.dead}',
    '{hazardRatio: {from: patients, time: time, event: dead, by: arm, reference: A}, where: {arm: [A, B]}}',
  ])('%s', (rule) => expect(told(rule)).toEqual([]));
});

test.each([
  (id: string) => `{count: patients, where: {id: ${id}}}`,
  (id: string) => `{from: patients, where: {id: ${id}}, column: age}`,
  (id: string) => `{mean: patients.age, where: {id: ${id}}}`,
  (id: string) => `{count: patients, where: {id: ${id}, arm: A}}`,
  (id: string) => `{expr: "count(patients, {id: '${id}'})"}`,
  (id: string) => `{count: patients, where: {id: [p10, p11, p12, p13, p14, p15, ${id}]}}`,
  (id: string) => `{expr: patients.${id}.age}`,
  (id: string) => `{survival: {from: patients, time: time, event: dead, at: 6}, where: {id: ${id}}}`,
])('which keys there are is not told: %s', (rule) => {
  const answer = told(rule('p3'));
  expect(answer).toHaveLength(1);
  expect(told(rule('p99'))).toEqual(answer);
});
