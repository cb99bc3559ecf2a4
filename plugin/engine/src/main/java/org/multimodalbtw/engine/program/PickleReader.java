package org.multimodalbtw.engine.program;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the pickles of TorchScript: only the opcodes that it writes, and only the names of {@link PickledCalls}. Nothing is called.
 */
final class PickleReader {

    private static final int MOST_VALUES = 1_000_000;
    private static final int LONGEST_TEXT = 1 << 16;

    private static final Pickled MARK = new Pickled.Global("mark");

    private final String place;
    private final ByteBuffer in;
    private final List<Pickled> stack = new ArrayList<>();
    private final Map<Integer, Pickled> memo = new HashMap<>();
    private int values;

    private PickleReader(String place, byte[] pickle) {
        this.place = place;
        in = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * @param place the name of the pickle in its archive
     * @param pickle its bytes
     * @return what it holds
     * @throws Refused if it holds anything but modules, tensors and plain values, or is damaged
     */
    static Pickled read(String place, byte[] pickle) {
        PickleReader reader = new PickleReader(place, pickle);
        try {
            return reader.read();
        } catch (BufferUnderflowException end) {
            throw Refused.unreadable("the pickle '" + place + "' has no end");
        }
    }

    private Pickled read() {
        for (int opcode = next(); opcode != '.'; opcode = next()) {
            if (++values > MOST_VALUES) {
                throw Refused.forbidden(place, "it has more than " + MOST_VALUES + " values");
            }
            step(opcode);
        }
        if (stack.size() != 1 || in.hasRemaining()) {
            throw damaged();
        }
        return pop();
    }

    private int next() {
        return Byte.toUnsignedInt(in.get());
    }

    private void step(int opcode) {
        switch (opcode) {
            case 0x80 -> requireProtocol(next());
            case 'c' -> push(new Pickled.Global(line() + "." + line()));
            case 'q' -> memo.put(next(), top());
            case 'r' -> memo.put(in.getInt(), top());
            case 'h' -> push(remembered(next()));
            case 'j' -> push(remembered(in.getInt()));
            case '(' -> stack.add(MARK);
            case ')' -> push(new Pickled.Tuple(List.of()));
            case 't' -> push(new Pickled.Tuple(untilMark()));
            case 0x85, 0x86, 0x87 -> push(new Pickled.Tuple(last(opcode - 0x84)));
            case ']' -> push(new Pickled.Items());
            case 'a' -> append(last(1));
            case 'e' -> append(untilMark());
            case '}' -> push(new Pickled.Entries());
            case 's' -> enter(last(2));
            case 'u' -> enter(untilMark());
            case 0x81 -> push(newObject());
            case 'b' -> build(pop());
            case 'R' -> call(pop());
            case 'Q' -> push(PickledCalls.storage(place, pop()));
            default -> plain(opcode);
        }
    }

    private void plain(int opcode) {
        push(
                switch (opcode) {
                    case 'N' -> Pickled.NONE;
                    case 0x88 -> new Pickled.Plain(true);
                    case 0x89 -> new Pickled.Plain(false);
                    case 'J' -> new Pickled.Plain((long) in.getInt());
                    case 'K' -> new Pickled.Plain((long) next());
                    case 'M' -> new Pickled.Plain((long) Short.toUnsignedInt(in.getShort()));
                    case 0x8a -> new Pickled.Plain(longNumber(next()));
                    case 'G' -> new Pickled.Plain(Double.longBitsToDouble(Long.reverseBytes(in.getLong())));
                    case 'X' -> new Pickled.Plain(text(in.getInt()));
                    default ->
                        throw Refused.forbidden(
                                place, "the pickle has an instruction that no tensor needs (" + opcode + ")");
                });
    }

    private void requireProtocol(int version) {
        if (version != 2 || in.position() != 2) {
            throw damaged();
        }
    }

    private String line() {
        StringBuilder line = new StringBuilder();
        for (int c = next(); c != '\n'; c = next()) {
            boolean fine = c == '.' || c == '_' || c < 0x80 && Character.isLetterOrDigit(c);
            if (!fine || line.length() > LONGEST_TEXT) {
                throw damaged();
            }
            line.append((char) c);
        }
        return line.toString();
    }

    private String text(int length) {
        if (length < 0 || length > LONGEST_TEXT || length > in.remaining()) {
            throw damaged();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private long longNumber(int length) {
        if (length > Long.BYTES || length > in.remaining()) {
            throw damaged();
        }
        long number = 0;
        for (int i = 0; i < length; i++) {
            int digit = next();
            number |= (i == length - 1 ? (long) (byte) digit : digit) << 8 * i;
        }
        return number;
    }

    private void push(Pickled value) {
        stack.add(value);
    }

    private Pickled top() {
        if (stack.isEmpty() || stack.get(stack.size() - 1) == MARK) {
            throw damaged();
        }
        return stack.get(stack.size() - 1);
    }

    private Pickled pop() {
        Pickled top = top();
        stack.remove(stack.size() - 1);
        return top;
    }

    private List<Pickled> last(int count) {
        List<Pickled> last = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            last.add(0, pop());
        }
        return last;
    }

    private List<Pickled> untilMark() {
        int mark = stack.lastIndexOf(MARK);
        if (mark < 0) {
            throw damaged();
        }
        List<Pickled> above = stack.subList(mark + 1, stack.size());
        List<Pickled> taken = new ArrayList<>(above);
        above.clear();
        stack.remove(mark);
        return taken;
    }

    private Pickled remembered(int key) {
        Pickled value = memo.get(key);
        if (value == null) {
            throw damaged();
        }
        return value;
    }

    private void append(List<Pickled> values) {
        if (!(top() instanceof Pickled.Items list)) {
            throw damaged();
        }
        list.items.addAll(values);
    }

    private void enter(List<Pickled> values) {
        if (!(top() instanceof Pickled.Entries entries) || values.size() % 2 != 0) {
            throw damaged();
        }
        for (int i = 0; i < values.size(); i += 2) {
            if (!(values.get(i) instanceof Pickled.Plain)
                    || entries.items.put(values.get(i), values.get(i + 1)) != null) {
                throw damaged();
            }
        }
    }

    private Pickled newObject() {
        List<Pickled> both = last(2);
        boolean empty = both.get(1) instanceof Pickled.Tuple arguments
                && arguments.items().isEmpty();
        if (!empty || !(both.get(0) instanceof Pickled.Global global)) {
            throw damaged();
        }
        if (!global.name().startsWith("__torch__.")) {
            throw Refused.forbidden(place, "the pickle makes an object of '" + global.name() + "'");
        }
        return new Pickled.Module(global.name());
    }

    private void build(Pickled state) {
        if (!(top() instanceof Pickled.Module module)
                || module.state != null
                || !(state instanceof Pickled.Entries entries)) {
            throw damaged();
        }
        Map<String, Pickled> named = new LinkedHashMap<>();
        entries.items.forEach((key, value) -> {
            if (!(key instanceof Pickled.Plain plain) || !(plain.value() instanceof String name)) {
                throw damaged();
            }
            named.put(name, value);
        });
        module.state = named;
    }

    private void call(Pickled arguments) {
        if (!(pop() instanceof Pickled.Global function) || !(arguments instanceof Pickled.Tuple tuple)) {
            throw damaged();
        }
        push(PickledCalls.of(place, function.name(), tuple.items()));
    }

    private Refused damaged() {
        return Refused.unreadable("the pickle '" + place + "' is damaged at byte " + in.position());
    }
}
