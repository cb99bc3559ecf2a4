// Opens a view in a headless browser, light and dark, narrow and wide, and writes down what it saw as JSON.
// node browse.mjs <browser> <url> <folder for screenshots> <name> <actions as JSON>
import { chromium } from "playwright-core";

const [executablePath, url, folder, name, actions] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const seen = { problems: [], requests: [], milliseconds: [], steps: [], overflow: [], runs: 0 };

const look = async (page) => page.evaluate(() => {
  const root = document.getElementById("view").shadowRoot;
  const all = [...root.querySelectorAll("*")];
  return {
    text: root.querySelector(".page").innerText,
    injected: root.querySelectorAll("script, img:not([src^='data:image/png;base64,'][alt]), iframe, b").length + (window.hacked ? 1 : 0),
    charts: root.querySelectorAll("canvas").length,
    pictures: all.filter((each) => each.matches("[role=img]")).map((each) => each.getAttribute("aria-label")),
    unnamed: all.filter((each) => (each.matches("[role=img], [role=application], select, input, table")) && !(each.getAttribute("aria-label") || each.closest("label"))).length,
    dark: root.querySelector(".page").classList.contains("dark"),
    height: root.querySelector(".inner").scrollHeight,
  };
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1600, 400]) {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    page.on("console", (message) => { if (message.type() === "error" || message.type() === "warning") seen.problems.push(message.text()); });
    page.on("pageerror", (error) => seen.problems.push(String(error)));
    page.on("request", (request) => seen.requests.push(request.url()));
    await page.goto(url);
    await page.waitForFunction(() => window.milliseconds !== undefined, null, { timeout: 20000 });
    seen.milliseconds.push(await page.evaluate(() => window.milliseconds));
    seen.steps.push(await page.evaluate(() => window.steps));
    const first = await look(page);
    if (first.dark !== (colorScheme === "dark")) seen.problems.push("The colours do not follow the browser's");
    for (const action of JSON.parse(actions)) {
      const found = action.on ? page.locator(action.on).first() : null;
      if (action.do === "fill") await found.fill(action.value);
      else if (action.do === "click") await found.click();
      else if (action.do === "focus") await found.focus();
      else if (action.do === "select") await found.selectOption(action.value);
      else if (action.do === "press") await page.keyboard.press(action.value);
      else if (action.do === "see") await page.locator(action.on, { hasText: action.value }).first().waitFor({ timeout: 20000 });
      else throw new Error(`No such action: ${action.do}`);
    }
    seen.view = await look(page);
    seen.overflow.push(await page.evaluate(() => { const whole = document.getElementById("view").shadowRoot.querySelector(".page"); return whole.scrollWidth - whole.clientWidth; }));
    // every control must be reached by the tabulator
    seen.unreachable = await page.evaluate(() => {
      const root = document.getElementById("view").shadowRoot;
      return [...root.querySelectorAll("button:not(:disabled), select, input, summary, canvas")].filter((each) => each.localName !== "canvas" && each.tabIndex < 0).length;
    });
    const stops = new Set();
    for (let press = 0; press < 40; press++) {
      await page.keyboard.press("Tab");
      stops.add(await page.evaluate(() => { const at = document.getElementById("view").shadowRoot.activeElement; return at ? `${at.localName} ${at.getAttribute("aria-label") ?? at.textContent.slice(0, 20)}` : ""; }));
    }
    seen.stops = [...stops];
    await page.setViewportSize({ width, height: Math.min(6000, seen.view.height + 40) });
    await page.waitForTimeout(150);
    await page.screenshot({ path: `${folder}/${name}-${colorScheme}-${width}.png` });
    await page.evaluate(() => window.teardown());
    if (await page.evaluate(() => document.getElementById("view").shadowRoot.querySelectorAll(".page").length) > 0) seen.problems.push("The page stays after its end");
    seen.runs++;
    await page.close();
  }
}
await browser.close();
process.stdout.write(JSON.stringify(seen));
