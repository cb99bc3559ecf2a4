package org.multimodalbtw.nodes.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The scripts of views evaluate nothing, make no markup of texts, and ask nobody for anything. In a browser the same is forbidden by the
 * policy of the page that shows them, so that the charts' library is held to it, too.
 */
class ViewScriptsTest {

    private static final Pattern FORBIDDEN = Pattern.compile("\\beval\\b|\\bnew\\s+Function\\b|\\.(inner|outer)HTML\\b"
            + "|\\binsertAdjacentHTML\\b|\\bcreateContextualFragment\\b|\\bDOMParser\\b|\\bdocument\\s*\\.\\s*write"
            + "|\\bset(Timeout|Interval)\\s*\\(\\s*[\"'`]|\\bfetch\\s*\\(|\\bXMLHttpRequest\\b|\\bWebSocket\\b|\\bEventSource\\b"
            + "|\\bsendBeacon\\b|\\bimport\\s*\\(|\\bimport\\s+.*\\bfrom\\b|\\b(src|href|action|srcdoc)\\s*=\\s*[\"'`]"
            + "|https?://(?!www\\.w3\\.org/)|\\bjavascript:|\\bWorker\\s*\\(");

    @Test
    void noScriptEvaluatesTextsOrAsksAnybody() throws IOException {
        List<String> found = new ArrayList<>();
        List<Path> scripts = scripts();
        assertEquals(10, scripts.size(), "the kit, the scripts of each view, and those that views share: " + scripts);
        for (Path script : scripts) {
            Matcher matcher = FORBIDDEN.matcher(Files.readString(script));
            while (matcher.find()) {
                found.add(script.getFileName() + ": " + matcher.group());
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void whatIsForbiddenIsFound() {
        for (String line : List.of(
                "eval(text)",
                "new Function('a')",
                "cell.innerHTML = text",
                "row.insertAdjacentHTML('beforeend', text)",
                "document.write(text)",
                "setTimeout('run()', 1)",
                "await fetch(url)",
                "new WebSocket(url)",
                "navigator.sendBeacon(url)",
                "const module = await import(url)",
                "import { a } from './b.js'",
                "image.src = 'x.png'",
                "const url = 'https://example.org'",
                "link.href = `a`")) {
            assertTrue(FORBIDDEN.matcher(line).find(), line);
        }
    }

    @Test
    void thePageThatShowsViewsInTestsForbidsIt() throws IOException {
        String page = Files.readString(Path.of("src", "test", "js", "host.html"));
        assertTrue(page.contains("default-src 'none'"), page);
        assertTrue(page.contains("require-trusted-types-for 'script'"), page);
        assertTrue(!page.contains("unsafe-eval"), page);
    }

    private static List<Path> scripts() throws IOException {
        Path folder = Path.of("src", "main", "resources", "org", "multimodalbtw", "nodes", "view");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".js"))
                    .sorted()
                    .toList();
        }
    }
}
