package org.multimodalbtw.host.run;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.multimodalbtw.engine.cohort.FileKind;
import org.multimodalbtw.engine.survey.Choice;
import org.multimodalbtw.host.command.Syntax;
import org.multimodalbtw.host.command.UsageException;

/** What the command line says of files and their columns. */
final class FileChoices {

    private FileChoices() {}

    /**
     * @param modalities names with commas between, or {@code null}
     * @return the names; none where nothing is given
     * @throws UsageException if a name is empty or stands twice
     */
    static List<String> modalities(String modalities) throws UsageException {
        if (Syntax.value(modalities, "--modalities") == null) {
            return List.of();
        }
        Set<String> names = new LinkedHashSet<>();
        for (String name : modalities.split(",", -1)) {
            if (name.isBlank()) {
                throw new UsageException("--modalities has an empty name: '" + modalities + "'");
            }
            if (!names.add(name.strip())) {
                throw new UsageException("--modalities names '" + name.strip() + "' twice");
            }
        }
        return List.copyOf(names);
    }

    /**
     * @param columns each {@code FILE/COLUMN=WORD}
     * @return what the columns are taken as
     * @throws UsageException if one cannot be understood
     */
    static Map<String, Choice> columns(List<String> columns) throws UsageException {
        Map<String, Choice> choices = new LinkedHashMap<>();
        for (String text : columns) {
            int equals = Syntax.value(text, "--column").lastIndexOf('=');
            int slash = text.indexOf('/');
            Optional<Choice> choice = equals < 0 ? Optional.empty() : Choice.of(text.substring(equals + 1));
            if (slash < 1 || equals < slash + 2 || choice.isEmpty()) {
                throw new UsageException("--column needs 'FILE/COLUMN=' and one of " + String.join(", ", Choice.words())
                        + ", not '" + text + "'");
            }
            choices.put(text.substring(0, equals).strip(), choice.get());
        }
        return Map.copyOf(choices);
    }

    /**
     * @param encoders each {@code FILE=KIND}
     * @return what the files hold
     * @throws UsageException if one cannot be understood
     */
    static Map<String, FileKind> kinds(List<String> encoders) throws UsageException {
        Map<String, FileKind> kinds = new LinkedHashMap<>();
        for (String text : encoders) {
            int equals = Syntax.value(text, "--encoder").lastIndexOf('=');
            Optional<FileKind> kind = equals < 1
                    ? Optional.empty()
                    : FileKind.of(text.substring(equals + 1).strip());
            if (kind.isEmpty()) {
                throw new UsageException("--encoder needs FILE=table, text, images or series, not '" + text + "'");
            }
            kinds.put(text.substring(0, equals).strip(), kind.get());
        }
        return Map.copyOf(kinds);
    }
}
