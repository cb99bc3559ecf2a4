package org.multimodalbtw.engine.graph;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a TorchScript text computes, whatever its variables are called, however its calls are nested, and in whatever order calls stand that do
 * not change anything: of each method the calls that change something, in order, and what it returns, each in full.
 */
public final class ScriptForm {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*(\"[^\"]*\"|-?\\d+\\.?\\d*(?:[eE]-?\\d+)?|[A-Za-z_][A-Za-z_0-9]*|[()\\[\\],.=])");

    private final List<String> changes = new ArrayList<>();
    private final Map<String, String> variables = new HashMap<>();
    private List<String> tokens;
    private int at;

    private ScriptForm() {}

    /** Of each method by name a line for each change and one for what it returns; hashes stand for other calls. */
    public static Map<String, List<String>> of(String text) {
        Map<String, List<String>> methods = new HashMap<>();
        ScriptForm form = null;
        for (String line : text.lines().toList()) {
            if (line.startsWith("  def ")) {
                form = new ScriptForm();
                methods.put(line.substring(6, line.indexOf('(')), form.changes);
                form.inputs(line);
            } else if (form != null) {
                form.statement(line);
            }
        }
        return methods;
    }

    private void inputs(String line) {
        String list = line.substring(line.indexOf("self: __torch__.Ops, ") + 21, line.indexOf(") ->"));
        String[] names = list.split(", ");
        for (int i = 0; i < names.length; i++) {
            variables.put(names[i].substring(0, names[i].indexOf(':')), "input " + i);
        }
    }

    private void statement(String line) {
        Matcher loop = Pattern.compile("\\s*for (\\S+) in range\\((\\d+)\\):").matcher(line);
        if (loop.matches()) {
            variables.put(loop.group(1), "turn");
            changes.add("for " + loop.group(2));
        } else if (line.strip().startsWith("return ")) {
            changes.add("return " + expression(line.strip().substring(7)));
        } else if (!line.contains(" = ")) {
            expression(line.strip());
        } else {
            String[] sides = line.strip().split(" = ", 2);
            String value = expression(sides[1]);
            String[] names = sides[0].split(", ");
            for (int i = 0; i < names.length; i++) {
                variables.put(names[i], names.length == 1 ? value : call("at(" + value + ", " + i + ")", false));
            }
        }
    }

    private String expression(String text) {
        tokens = new ArrayList<>();
        at = 0;
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        if (end < text.length()) {
            throw new IllegalArgumentException(text.substring(end));
        }
        return expression();
    }

    private String expression() {
        String token = tokens.get(at++);
        String value;
        if (token.equals("[") || token.equals("(")) {
            value = "[" + String.join(", ", arguments(token.equals("[") ? "]" : ")")) + "]";
        } else if (token.matches("-?\\d.*")) {
            value = token.matches("-?\\d+") ? token : String.valueOf(Double.parseDouble(token));
        } else {
            value = variables.getOrDefault(token, token);
        }
        while (at < tokens.size()) {
            switch (tokens.get(at)) {
                case "." -> {
                    value += "." + tokens.get(at + 1);
                    at += 2;
                }
                case "(" -> {
                    at++;
                    List<String> arguments = arguments(")");
                    boolean changes = value.endsWith("_")
                            || value.matches("torch\\.(set_grad_enabled|new_empty|empty_like)")
                            || arguments.stream().anyMatch(argument -> argument.startsWith("out="));
                    value = call(value + "(" + String.join(", ", arguments) + ")", changes);
                }
                case "[" -> {
                    at++;
                    String place = arguments("]").get(0);
                    value = value.startsWith("[")
                            ? value.substring(1, value.length() - 1).split(", ")[Integer.parseInt(place)]
                            : call("at(" + value + ", " + place + ")", false);
                }
                default -> {
                    return value;
                }
            }
        }
        return value;
    }

    private List<String> arguments(String end) {
        List<String> arguments = new ArrayList<>();
        while (!tokens.get(at).equals(end)) {
            if (tokens.get(at).equals(",")) {
                at++;
            } else if (at + 1 < tokens.size() && tokens.get(at + 1).equals("=")) {
                String name = tokens.get(at);
                at += 2;
                arguments.add(name + "=" + expression());
            } else {
                arguments.add(expression());
            }
        }
        at++;
        return arguments;
    }

    /** A call that changes something is told from others alike by its turn, others by what they are. */
    private String call(String call, boolean isChange) {
        if (isChange) {
            changes.add(call);
            return "change " + changes.size();
        }
        return "#" + UUID.nameUUIDFromBytes(call.getBytes(StandardCharsets.UTF_8));
    }
}
