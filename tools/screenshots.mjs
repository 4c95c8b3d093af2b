// Takes a picture of every page, wide and narrow, light and dark, and asks axe-core for accessibility findings.
// Needs node, a Chromium, and playwright-core and axe-core installed outside this repository:
//   npm install --prefix DIRECTORY playwright-core axe-core
//   cargo run -p web --example look &
//   node tools/screenshots.mjs DIRECTORY OUTPUT [http://127.0.0.1:8090] [WORDS OF PAGES…]
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const [modules, output, base = 'http://127.0.0.1:8090', ...only] = process.argv.slice(2);
if (!modules || !output) {
  console.error('usage: node tools/screenshots.mjs MODULES OUTPUT [ADDRESS] [PAGES…]');
  process.exit(2);
}
const require = createRequire(join(resolve(modules), 'node_modules', 'x.js'));
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
mkdirSync(output, { recursive: true });

const list = await (await fetch(`${base}/activities.json?sort=state`)).json();
const pick = (state) => list.activities.find((a) => a.state === state) ?? list.activities[0];
const office = (await (await fetch(`${base}/offices.json`)).json()).offices[0];
const at = (kind, id) => `/${kind}/${encodeURIComponent(id)}`;
const pages = {
  portfolio: '/',
  'portfolio-past': '/?as_of=2023-06-30&language=fr',
  activities: '/activities',
  'activities-filtered': `/activities?state=act&office=${encodeURIComponent(office.office)}`,
  activity: at('activities', pick('act').activity),
  'activity-on-pace': at('activities', pick('on_pace').activity),
  since: '/since',
  offices: '/offices',
  office: at('offices', office.office),
  bottlenecks: '/bottlenecks',
  waiting: '/bottlenecks/waiting?office=' + encodeURIComponent(office.office),
  processes: '/processes',
  'process-map': '/processes?process=procurement',
  'process-map-all': '/processes?process=project-cycle&share=100&language=fr',
  passages: '/processes/passages?process=procurement',
  compare: '/compare',
  'compare-slip': '/compare?measure=slip&by=country',
  'compare-cases': `/compare/cases?measure=slip&by=office&group=${encodeURIComponent(office.office)}`,
  trends: '/trends',
  'trends-rate': '/trends?measure=budget_based&period=quarter',
  'trends-by-office': '/trends?by=office&period=year',
  durations: '/durations',
  'durations-by-office': '/durations?by=office',
  forecast: '/forecast',
  'forecast-year-end': '/forecast?months=year-end&by=donor',
  indices: '/indices',
  'indices-at-risk': '/indices?by=country&index=at-risk',
  slip: '/slip',
  'what-if': '/what-if?process=procurement',
  'what-if-changed': '/what-if?process=procurement&step=award&capacity=x0.5',
  signals: '/signals',
  'signals-ledger': '/signals/ledger',
  rules: '/rules',
  'rules-tried': '/rules?rule=pace-behind&amber=0.8&red=0.6',
  cases: '/cases?process=procurement',
  datasets: '/datasets',
  quality: '/quality',
  downloads: '/downloads',
  imports: '/imports',
  about: '/about?language=es',
  nowhere: '/nothing',
};

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
let findings = 0;
for (const colorScheme of ['light', 'dark']) {
  for (const width of [1280, 390]) {
    // The content policy forbids scripts; axe is one, and is let in for this test alone.
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true, locale: 'en' });
    const page = await context.newPage();
    for (const [name, path] of Object.entries(pages)) {
      if (only.length && !only.includes(name)) continue;
      await context.clearCookies();
      const response = await page.goto(base + path);
      if (response.status() >= 400 && name !== 'nowhere') console.log(`${name}: status ${response.status()}`);
      await page.screenshot({ path: join(output, `${name}-${width}-${colorScheme}.png`), fullPage: true });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (wide > 0) { findings++; console.log(`${name} ${width} ${colorScheme}: ${wide} pixels too wide`); }
      await page.evaluate(axe);
      const result = await page.evaluate(() => window.axe.run(document));
      for (const violation of result.violations) {
        findings++;
        const first = violation.nodes[0];
        console.log(`${name} ${width} ${colorScheme}: ${violation.id} (${violation.nodes.length}) ${first.target} ${first.failureSummary?.split('\n')[1] ?? ''}`);
      }
    }
    await context.close();
  }
}
await browser.close();
console.log(`${findings} findings`);
process.exit(findings ? 1 : 0);
