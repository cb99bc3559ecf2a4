package org.multimodalbtw.engine.cohort;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was found in files that have not changed since. A workflow asks for the columns of its files each time that it is loaded, a dialog
 * is closed or a node before them is configured; they are looked at once.
 */
final class KnownLayouts {

    private static final int MOST = 64;
    private static final KnownLayouts ALL = new KnownLayouts();

    /** All that a layout follows from. */
    private record Key(
            FileStamp file, String name, CsvSettings settings, CsvFormat format, boolean isLabels, String known) {}

    /** Layouts of wide tables are large, and go where memory is short. */
    private final Map<Key, SoftReference<CsvLayout>> layouts = new LinkedHashMap<>(MOST, .75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, SoftReference<CsvLayout>> eldest) {
            return size() > MOST;
        }
    };

    private KnownLayouts() {}

    /**
     * @param source a file
     * @param look looks at it
     * @return what is found in it, or was found before, if it is the same file still
     */
    static CsvLayout of(CsvSurvey source, Supplier<CsvLayout> look) {
        Optional<Key> key = key(source);
        Optional<CsvLayout> before = key.flatMap(ALL::find);
        if (before.isPresent()) {
            return before.get();
        }
        CsvLayout found = look.get();
        if (!ExistingPictures.mayAskForFiles(found.findings()) && key.equals(key(source))) {
            key.ifPresent(unchanged -> ALL.keep(unchanged, found));
        }
        return found;
    }

    private static Optional<Key> key(CsvSurvey source) {
        return FileStamp.of(source.file())
                .map(file -> new Key(
                        file,
                        source.name(),
                        source.settings(),
                        source.format(),
                        source.isLabels(),
                        source.known().fingerprint()));
    }

    private synchronized Optional<CsvLayout> find(Key key) {
        return Optional.ofNullable(layouts.get(key)).map(SoftReference::get);
    }

    private synchronized void keep(Key key, CsvLayout layout) {
        layouts.put(key, new SoftReference<>(layout));
    }
}
