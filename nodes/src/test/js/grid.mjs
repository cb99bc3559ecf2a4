// Opens many views, one after the other, in one headless browser, and writes down what it saw of each as JSON.
// node grid.mjs <browser> <url> <folder for screenshots> <cases as JSON: name, width, scheme>
import { chromium } from "playwright-core";

const [executablePath, url, folder, cases] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const seen = [];
for (const { name, width, scheme } of JSON.parse(cases)) {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
  const problems = [];
  page.on("console", (message) => { if (message.type() === "error" || message.type() === "warning") problems.push(message.text()); });
  page.on("pageerror", (error) => problems.push(String(error)));
  await page.goto(`${url}${name}/`);
  await page.waitForFunction(() => window.milliseconds !== undefined, null, { timeout: 60000 });
  const height = await page.evaluate(() => document.getElementById("view").shadowRoot.querySelector(".inner").scrollHeight);
  // in a window as high as the page, every chart is drawn
  await page.setViewportSize({ width, height: Math.min(16000, height + 40) });
  await page.waitForFunction(() => [...document.getElementById("view").shadowRoot.querySelectorAll(".chart")].every((each) => each.querySelector("canvas")), null, { timeout: 20000 }).catch(() => {});
  seen.push({ name, problems, ...(await page.evaluate(() => {
    const root = document.getElementById("view").shadowRoot;
    const whole = root.querySelector(".page");
    const all = [...root.querySelectorAll("*")];
    all.filter((each) => each.matches("details")).forEach((each) => { each.open = true; });
    return {
      dark: whole.classList.contains("dark"),
      overflow: whole.scrollWidth - whole.clientWidth,
      undrawn: all.filter((each) => each.matches(".chart") && each.querySelector("canvas") === null).length,
      unnamed: all.filter((each) => each.matches("[role=img], [role=application], select, input, table") && !(each.getAttribute("aria-label") || each.closest("label"))).length,
    };
  })) });
  // what is folded is filled when it opens
  await page.waitForTimeout(50);
  seen[seen.length - 1].text = await page.evaluate(() => document.getElementById("view").shadowRoot.querySelector(".page").innerText);
  await page.screenshot({ path: `${folder}/grid-${name}-${scheme}-${width}.png` });
  await page.close();
}
await browser.close();
process.stdout.write(JSON.stringify(seen));
