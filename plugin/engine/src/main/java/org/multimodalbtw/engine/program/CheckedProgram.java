package org.multimodalbtw.engine.program;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A TorchScript file of somebody else's that does nothing but compute: its code, its pickles and its numbers were read and checked, and
 * {@link #stream} gives an archive that is written anew from them. What was not understood is not in it.
 */
public final class CheckedProgram implements AutoCloseable {

    private static final int LONGEST_CODE = 8 << 20;
    private static final int LONGEST_PICKLE = 32 << 20;
    private static final String CODE = "code/";
    private static final String PYTHON = ".py";
    private static final String VERSION = "version";
    /** Where it stands in newer files. */
    private static final String NEW_VERSION = ".data/version";

    /** What libtorch writes besides, and nothing needs. */
    private static final String LEFT_OUT =
            "code/.*\\.debug_pkl|\\.data/.*|\\.format_version|\\.storage_alignment|extra/.*|traced_inputs\\.pkl|traced_inputs/[0-9]+";

    private static final String CODE_FILE = "code/__torch__(/[A-Za-z_][A-Za-z0-9_]*)*\\.py";

    private final FileChannel file;
    private final ZipContent content;
    private final Map<String, ZipRecord> records = new TreeMap<>();
    private final ArchiveWriter writer = new ArchiveWriter();

    private CheckedProgram(FileChannel file) {
        this.file = file;
        content = new ZipContent(file);
    }

    /**
     * @param path a TorchScript file
     * @return the program, checked; the caller closes it
     * @throws org.multimodalbtw.engine.InputException if it is something else, is damaged, or may do more than compute: with part,
     *     line and operation
     * @throws IOException if it cannot be read
     */
    public static CheckedProgram open(Path path) throws IOException {
        FileChannel file = FileChannel.open(path);
        CheckedProgram program = new CheckedProgram(file);
        try {
            program.read();
            return program;
        } catch (Refused refused) {
            file.close();
            throw refused.named(path);
        } catch (IOException | RuntimeException failure) {
            file.close();
            throw failure;
        }
    }

    /** @return how many bytes the archive has */
    public long length() {
        return writer.archive().length();
    }

    /** @return the archive that is written anew; to be read before this is closed */
    public InputStream stream() {
        return writer.archive().stream();
    }

    private void read() throws IOException {
        records();
        Map<String, Statement.CodeFile> code = code();
        Definitions definitions = new Definitions(code);
        for (Statement.CodeFile each : code.values()) {
            new CodeCheck(each.place(), definitions).check(each);
        }
        Pickled data = pickle("data.pkl");
        Pickled constants = pickle("constants.pkl");
        if (!(data instanceof Pickled.Module model)) {
            throw Refused.forbidden("data.pkl", "it is no module");
        }
        if (!(constants instanceof Pickled.Tuple tuple)
                || !tuple.items().stream().allMatch(Pickled.Tensor.class::isInstance)) {
            throw Refused.forbidden("constants.pkl", "it has something else than tensors");
        }
        write("data.pkl", "data/", data, definitions);
        Reached reached = Flow.reached(definitions, model);
        for (Statement.CodeFile each : code.values()) {
            writer.add(each.place(), CodePrinter.print(each, reached, definitions));
        }
        write("constants.pkl", "constants/", constants, definitions);
        writer.add(
                records.containsKey(VERSION) ? VERSION : NEW_VERSION, version().getBytes(StandardCharsets.US_ASCII));
    }

    /** The files by their names within the one folder that holds them all. */
    private void records() throws IOException {
        Map<String, ZipRecord> all = ZipDirectory.read(file);
        String folder = all.keySet().iterator().next().split("/", 2)[0] + "/";
        for (ZipRecord record : all.values()) {
            if (!record.name().startsWith(folder)) {
                throw Refused.unreadable("it has more than one folder");
            }
            String name = record.name().substring(folder.length());
            boolean known = name.matches(
                            "data\\.pkl|constants\\.pkl|(\\.data/)?version|byteorder|(data|constants)/[0-9A-Za-z_]{1,100}")
                    || name.matches(CODE_FILE);
            if (!known && !name.matches(LEFT_OUT)) {
                throw Refused.forbidden(name, "this part of the file is none of a plain model");
            }
            if (known) {
                records.put(name, record);
            }
        }
        if (records.containsKey("byteorder") && !text("byteorder").equals("little")) {
            throw Refused.unreadable("its numbers have another byte order");
        }
    }

    private Map<String, Statement.CodeFile> code() throws IOException {
        Map<String, Statement.CodeFile> code = new LinkedHashMap<>();
        for (String name : records.keySet()) {
            if (name.startsWith(CODE)) {
                String prefix = name.substring(CODE.length(), name.length() - PYTHON.length())
                        .replace('/', '.');
                code.put(prefix, CodeParser.parse(name, content.bytes(records.get(name), LONGEST_CODE)));
            }
        }
        return code;
    }

    private String version() throws IOException {
        boolean one = records.containsKey(VERSION) != records.containsKey(NEW_VERSION);
        String version = one ? text(records.containsKey(VERSION) ? VERSION : NEW_VERSION) : "";
        if (!version.matches("[0-9]{1,2}")) {
            throw Refused.unreadable("its version cannot be read");
        }
        return version + "\n";
    }

    private String text(String name) throws IOException {
        return new String(content.bytes(record(name), 100), StandardCharsets.ISO_8859_1).strip();
    }

    private Pickled pickle(String name) throws IOException {
        return PickleReader.read(name, content.bytes(record(name), LONGEST_PICKLE));
    }

    private ZipRecord record(String name) {
        ZipRecord record = records.get(name);
        if (record == null) {
            throw Refused.unreadable("it has no '" + name + "'");
        }
        return record;
    }

    private void write(String name, String folder, Pickled value, Definitions definitions) throws IOException {
        ModuleCheck check = new ModuleCheck(name, definitions);
        check.check(value);
        Map<Pickled.Storage, String> names = new HashMap<>();
        for (Pickled.Storage storage : check.storages().values()) {
            ZipRecord record = record(folder + storage.key());
            if (record.size() % storage.type().bytes() != 0
                    || record.size() / storage.type().bytes() != storage.count()) {
                throw Refused.forbidden(folder + storage.key(), "it has not as many numbers as the pickle says");
            }
            content.requireIntact(record);
            String number = String.valueOf(names.size());
            names.put(storage, number);
            writer.add(folder + number, record.size(), record.crc(), () -> content.stream(record));
        }
        writer.add(name, PickleWriter.write(name, value, names));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
