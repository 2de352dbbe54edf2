import { chromium } from '@playwright/test';
import { AxeBuilder } from '@axe-core/playwright';
const nav = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--use-gl=angle','--use-angle=swiftshader','--enable-unsafe-swiftshader'] });
const ctx = await nav.newContext(); const page = await ctx.newPage();
for (const u of process.argv.slice(2)) {
  await page.goto('http://127.0.0.1:3901' + u); await page.waitForTimeout(7000);
  const r = await new AxeBuilder({ page }).analyze();
  for (const v of r.violations) console.log(u, v.id, v.help, v.nodes.slice(0,3).map(n => n.html.slice(0,160)+' || '+n.failureSummary.slice(0,200)));
}
await nav.close();
