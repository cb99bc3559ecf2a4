package org.multimodalbtw.nodes;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.multimodalbtw.platform.ui.view.Json;
import org.multimodalbtw.platform.ui.view.NodeView;

/** Opens a node's view in headless Chromium. Tests are skipped where Chromium, node or npm are not on the path. */
final class Browser {

    private static final Path SOURCE = Path.of("src", "test", "js");
    private static final Path SCRIPTS = Path.of("target", "browser");

    private static Browser installed;

    private final Path chromium;

    private Browser(Path chromium) {
        this.chromium = chromium;
    }

    /** Once for all tests. */
    static synchronized Browser install() throws IOException, InterruptedException {
        if (installed == null) {
            installed = fetch();
        }
        return installed;
    }

    private static Browser fetch() throws IOException, InterruptedException {
        Optional<Path> chromium = Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> onPath(name).stream())
                .findFirst();
        assumeTrue(chromium.isPresent(), "Chromium is not on the path: views are not opened in a browser");
        assumeTrue(onPath("node").isPresent() && onPath("npm").isPresent(), "node and npm are not on the path");
        Files.createDirectories(SCRIPTS);
        // tests run in several processes, of which one fetches
        try (FileChannel file = FileChannel.open(SCRIPTS.resolve("lock"), CREATE, WRITE);
                FileLock lock = file.lock()) {
            assertTrue(lock.isValid());
            fetchDriver();
        }
        return new Browser(chromium.get());
    }

    private static void fetchDriver() throws IOException, InterruptedException {
        Path fetched = SCRIPTS.resolve("fetched");
        Path wanted = SOURCE.resolve("package-lock.json");
        boolean isThere = Files.exists(fetched) && Files.mismatch(fetched, wanted) < 0;
        for (String name : List.of("package.json", "package-lock.json", "browse.mjs", "grid.mjs")) {
            Files.copy(SOURCE.resolve(name), SCRIPTS.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        if (isThere) {
            return;
        }
        Files.deleteIfExists(fetched);
        Path log = SCRIPTS.resolve("npm.log");
        int status = run(log, "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
        // a lock file that does not fit is a mistake here, anything else is the network
        assertFalse(Files.readString(log).contains("EUSAGE"), Files.readString(log));
        assumeTrue(status == 0, "npm could not fetch the browser's driver, see " + log);
        Files.copy(wanted, fetched);
    }

    /** Opens the view, light and dark, 400 and 1600 pixels wide, acts on it, and says what was seen. */
    Map<?, ?> open(NodeView view, String name, List<Map<String, String>> actions)
            throws IOException, InterruptedException {
        return open(view, view.initialData(), name, actions);
    }

    /** The same with other data than the node's own. */
    Map<?, ?> open(NodeView view, String initialData, String name, List<Map<String, String>> actions)
            throws IOException, InterruptedException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve(server, "/", "text/html", body -> Files.readString(SOURCE.resolve("host.html")));
        serve(server, "/page.js", "text/javascript", body -> page(view));
        serve(server, "/initial-data", "application/json", body -> initialData);
        serve(server, "/call", "application/json", view::call);
        server.start();
        try {
            Path seen = SCRIPTS.resolve(name + ".json");
            int status = run(
                    seen,
                    "node",
                    "browse.mjs",
                    chromium.toString(),
                    "http://localhost:" + server.getAddress().getPort() + "/",
                    ".",
                    name,
                    Json.write(actions));
            assertEquals(0, status, Files.readString(seen));
            return (Map<?, ?>) Json.read(Files.readString(seen));
        } finally {
            server.stop(0);
        }
    }

    /** Opens one view after the other in one browser, each in one width and light or dark, and says what was seen of each. */
    List<?> look(Map<String, Shown> views, List<Map<String, Object>> cases) throws IOException, InterruptedException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        for (Map.Entry<String, Shown> each : views.entrySet()) {
            String path = "/" + each.getKey() + "/";
            NodeView view = each.getValue().view();
            serve(server, path, "text/html", body -> Files.readString(SOURCE.resolve("host.html")));
            serve(server, path + "page.js", "text/javascript", body -> page(view));
            serve(server, path + "initial-data", "application/json", body -> each.getValue()
                    .initialData());
            serve(server, path + "call", "application/json", view::call);
        }
        server.start();
        try {
            Path seen = SCRIPTS.resolve("grid.json");
            String url = "http://localhost:" + server.getAddress().getPort() + "/";
            int status = run(seen, "node", "grid.mjs", chromium.toString(), url, ".", Json.write(cases));
            assertEquals(0, status, Files.readString(seen));
            return (List<?>) Json.read(Files.readString(seen));
        } finally {
            server.stop(0);
        }
    }

    /** A view and the data that it opens with. */
    record Shown(NodeView view, String initialData) {}

    /** Nothing is wrong with what was seen, and nothing was fetched but the view itself. */
    static void assertSound(Map<?, ?> seen) {
        assertEquals(4L, seen.get("runs"));
        assertEquals(List.of(), seen.get("problems"));
        for (Object request : (List<?>) seen.get("requests")) {
            assertTrue(
                    request.toString()
                            .matches(
                                    "http://localhost:\\d+/(page\\.js|initial-data|call)?|data:(image/png;base64)?,.*"),
                    request.toString());
        }
        for (Object overflow : (List<?>) seen.get("overflow")) {
            assertEquals(0L, overflow, "the page is wider than its window");
        }
        Map<?, ?> view = (Map<?, ?>) seen.get("view");
        assertEquals(0L, view.get("injected"));
        assertEquals(0L, view.get("unnamed"));
        assertEquals(0L, seen.get("unreachable"));
        assertFalse(text(seen).contains("The view cannot be shown"), text(seen));
    }

    /** The text that the view shows. */
    static String text(Map<?, ?> seen) {
        return ((Map<?, ?>) seen.get("view")).get("text").toString();
    }

    /** What the view's pictures say of themselves. */
    static List<String> pictures(Map<?, ?> seen) {
        return ((List<?>) ((Map<?, ?>) seen.get("view")).get("pictures"))
                .stream().map(Object::toString).toList();
    }

    private interface Answer {
        String to(String body) throws IOException;
    }

    private static void serve(HttpServer server, String path, String type, Answer answer) {
        server.createContext(path, exchange -> answer(exchange, type, answer));
    }

    private static void answer(HttpExchange exchange, String type, Answer answer) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] bytes = answer.to(body).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String page(NodeView view) throws IOException {
        return new String(view.page().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Optional<Path> onPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(System.getProperty("path.separator")))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static int run(Path output, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(SCRIPTS.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(4, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }
}
