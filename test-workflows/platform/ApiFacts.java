import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes from a list of the platform's whole API the types that the stand-in declares, and all their supertypes:
 *
 * <pre>java ApiFacts.java whole-list.txt knime-api-5.8.txt class-directory...</pre>
 *
 * The list has a block a type, with an empty line after it, that starts with {@code CLASS name}.
 */
public final class ApiFacts {

    private static final Pattern SUPERTYPES = Pattern.compile("(?m)^  (?:extends|implements) (.*)$");

    private ApiFacts() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, String> blocks = blocks(Path.of(arguments[0]));
        Set<String> wanted = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>();
        for (String directory : List.of(arguments).subList(2, arguments.length)) {
            open.addAll(types(Path.of(directory)));
        }
        while (!open.isEmpty()) {
            String type = open.pop();
            if (blocks.containsKey(type) && wanted.add(type)) {
                open.addAll(supertypes(blocks.get(type)));
            }
        }
        try (BufferedWriter out = Files.newBufferedWriter(Path.of(arguments[1]))) {
            for (String type : wanted) {
                out.write(blocks.get(type) + "\n\n");
            }
        }
    }

    private static Map<String, String> blocks(Path list) throws IOException {
        Map<String, String> blocks = new HashMap<>();
        for (String block : Files.readString(list).split("\n\n+")) {
            if (block.startsWith("CLASS ")) {
                blocks.put(block.substring("CLASS ".length(), block.indexOf('\n')), block);
            }
        }
        return blocks;
    }

    private static List<String> types(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> path.startsWith("org/knime/") && path.endsWith(".class"))
                    .map(path -> path.substring(0, path.length() - ".class".length()).replace('/', '.'))
                    .toList();
        }
    }

    private static List<String> supertypes(String block) {
        List<String> types = new ArrayList<>();
        Matcher matcher = SUPERTYPES.matcher(block);
        while (matcher.find()) {
            types.addAll(List.of(matcher.group(1).split(", ")));
        }
        return types;
    }
}
