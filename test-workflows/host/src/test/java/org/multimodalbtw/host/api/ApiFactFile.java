package org.multimodalbtw.host.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.multimodalbtw.host.api.ApiType.Member;

/** Reads the list of the platform's API. */
final class ApiFactFile {

    private static final Pattern METHOD = Pattern.compile(
            "  M (?<modifiers>.*?)(?<name>[^ (]+)(?<descriptor>\\([^)]*\\)\\S+)(?: throws (?<throws>\\S+))?(?:  sig (?<sig>.*))?");
    private static final Pattern FIELD = Pattern.compile(
            "  F (?<modifiers>.*?)(?<name>\\S+) (?<descriptor>\\[*(?:[ZBCSIJFD]|L[^; ]+;))(?: = (?<constant>.*?))?(?:  sig (?<sig>.*))?");

    /** What is not seen by those who compile against the API. */
    private static final Set<String> NO_API = Set.of("@Deprecated", "synchronized");

    private ApiFactFile() {}

    static Map<String, ApiType> read(Path file) throws IOException {
        Map<String, ApiType> types = new LinkedHashMap<>();
        for (String block : Files.readString(file).split("\n\n+")) {
            ApiType type = type(block);
            types.put(type.name(), type);
        }
        return types;
    }

    private static ApiType type(String block) {
        Map<String, String> facts = new LinkedHashMap<>();
        Map<String, Member> members = new LinkedHashMap<>();
        for (String line : block.split("\n")) {
            if (line.startsWith("  M ") || line.startsWith("  F ")) {
                Member member = member(line);
                members.put(member.key(), member);
            } else {
                String fact = line.strip();
                int space = fact.indexOf(' ');
                facts.put(fact.substring(0, space), fact.substring(space + 1));
            }
        }
        return new ApiType(
                facts.get("CLASS"),
                facts.get("kind"),
                facts.get("bundle").endsWith("export public"),
                facts.get("extends"),
                facts.containsKey("implements") ? names(facts.get("implements"), ", ") : Set.of(),
                facts.get("sig"),
                facts.containsKey("permits")
                        ? new ArrayList<>(names(facts.get("permits").replaceAll("[\\[\\]]", ""), ", "))
                        : null,
                members);
    }

    private static Member member(String line) {
        boolean isMethod = line.startsWith("  M ");
        Matcher matcher = (isMethod ? METHOD : FIELD).matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a member: " + line);
        }
        Set<String> modifiers = names(matcher.group("modifiers").strip(), " ");
        modifiers.removeAll(NO_API);
        String separator = isMethod ? "" : " ";
        return new Member(
                line.substring(2, 4) + matcher.group("name") + separator + matcher.group("descriptor"),
                modifiers,
                isMethod && matcher.group("throws") != null ? names(matcher.group("throws"), ",") : Set.of(),
                matcher.group("sig"),
                isMethod ? null : matcher.group("constant"));
    }

    private static Set<String> names(String text, String separator) {
        List<String> names = Arrays.asList(text.split(separator));
        return new LinkedHashSet<>(names);
    }
}
