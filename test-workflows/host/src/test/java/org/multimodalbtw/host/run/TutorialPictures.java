package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.host.NodeFactories;
import org.multimodalbtw.host.NodeResult;
import org.multimodalbtw.host.Overrides;
import org.multimodalbtw.host.RunListener;
import org.multimodalbtw.host.RunOptions;
import org.multimodalbtw.host.WorkflowRun;
import org.multimodalbtw.platform.ui.view.NodeView;

/**
 * Takes the pictures of the tutorial: runs the sample workflow and opens the views of its nodes in headless Chromium. Runs only if {@code
 * tutorial.pictures} names the folder to write to, as {@code docs/images/tutorial} does.
 */
@EnabledIfSystemProperty(named = "tutorial.pictures", matches = ".+")
class TutorialPictures {

    private static final Path SAMPLE = Path.of("..", "workflows", "Outcome of a sample cohort");
    private static final Path PAGE = PortTypes.NODES.resolve(Path.of("src", "test", "js", "host.html"));
    private static final String WIDTH = "900";

    @TempDir
    private Path profile;

    @Test
    void take() throws Exception {
        Path folder = Path.of(System.getProperty("tutorial.pictures"));
        PortTypes.register();
        try (WorkflowRun run =
                WorkflowRun.load(SAMPLE, Overrides.of(List.of()), RunOptions.DEFAULT, NodeFactories.available())) {
            run.execute(RunListener.NONE);
            assertTrue(run.isExecuted(), () -> run.messages().toString());
            take(run.result("BTW Learner"), folder.resolve("tutorial-learner.png"), "820");
            take(run.result("BTW Weight Inspector"), folder.resolve("tutorial-inspector.png"), "900");
        }
    }

    private void take(NodeResult node, Path picture, String height) throws IOException, InterruptedException {
        NodeView view = node.view().orElseThrow();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve(server, "/", "text/html", body -> Files.readString(PAGE));
        serve(server, "/page.js", "text/javascript", body -> page(view));
        serve(server, "/initial-data", "application/json", body -> view.initialData());
        serve(server, "/call", "application/json", view::call);
        server.start();
        try {
            Process chromium = new ProcessBuilder(
                            chromium(),
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--hide-scrollbars",
                            "--user-data-dir=" + profile,
                            "--virtual-time-budget=20000",
                            "--window-size=" + WIDTH + "," + height,
                            "--screenshot=" + picture.toAbsolutePath(),
                            "http://localhost:" + server.getAddress().getPort() + "/")
                    .redirectErrorStream(true)
                    .redirectOutput(profile.resolve("chromium.log").toFile())
                    .start();
            assertTrue(chromium.waitFor(4, TimeUnit.MINUTES), "Chromium does not end");
            assertEquals(0, chromium.exitValue(), Files.readString(profile.resolve("chromium.log")));
            assertTrue(Files.isRegularFile(picture), Files.readString(profile.resolve("chromium.log")));
        } finally {
            server.stop(0);
        }
    }

    private static String chromium() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Arrays.stream(System.getenv("PATH").split(System.getProperty("path.separator")))
                        .map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("Chromium is not on the path"))
                .toString();
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
}
