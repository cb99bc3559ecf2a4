package org.multimodalbtw.engine.benchmark;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What a proof found, for readers and for programs; both files are written anew as it grows, so that a run that is stopped leaves what it has. */
final class ProofResults implements ProofCheck {

    private static final String REPORT = "gpu.md";
    private static final String DATA = "gpu.json";

    private final Report report = new Report();
    private final Map<String, String> setting = new LinkedHashMap<>();
    private final Map<String, Boolean> checks = new LinkedHashMap<>();
    private final List<DeviceTime> times = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final TreeSet<String> peerFailures = new TreeSet<>();
    private final Path folder;

    /** @param folder where both files go; it is there */
    ProofResults(Path folder) {
        this.folder = folder;
    }

    Report report() {
        return report;
    }

    /** Notes what was run with what. */
    void setting(String name, String value) {
        setting.put(name, value);
    }

    @Override
    public String of(String what, boolean holds) {
        checks.put(what, holds);
        return holds ? "ok" : "**FAILED**";
    }

    void time(DeviceTime time) {
        times.add(time);
    }

    List<DeviceTime> times() {
        return List.copyOf(times);
    }

    /** Notes a measurement for which no time was left. */
    void leftOut(String what) {
        leftOut.add(what);
    }

    List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    /** Notes what PyTorch could not do, and why. */
    void peerFailed(String why) {
        peerFailures.add(why);
    }

    List<String> peerFailures() {
        return List.copyOf(peerFailures);
    }

    /** The checks that do not hold. */
    List<String> failed() {
        return checks.entrySet().stream()
                .filter(check -> !check.getValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Writes both files. */
    void write() throws IOException {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("setting", setting);
        data.put("checks", checks);
        data.put("milliseconds", times);
        data.put("left_out", leftOut);
        data.put("peer_failures", peerFailures);
        write(REPORT, report.toString());
        write(DATA, new GsonBuilder().setPrettyPrinting().create().toJson(data) + "\n");
    }

    private void write(String name, String text) throws IOException {
        Path whole = Files.writeString(folder.resolve(name + ".part"), text);
        Files.move(whole, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
}
