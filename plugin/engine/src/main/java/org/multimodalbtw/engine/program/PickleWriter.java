package org.multimodalbtw.engine.program;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Writes pickles as libtorch reads them. What is used in two places is written once. */
final class PickleWriter {

    private static final int DEEPEST = 200;

    private final String place;
    private final Map<Pickled.Storage, String> names;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<Pickled, Integer> memo = new IdentityHashMap<>();
    private int depth;

    private PickleWriter(String place, Map<Pickled.Storage, String> names) {
        this.place = place;
        this.names = names;
    }

    /**
     * @param place the name of the pickle, for messages
     * @param value to write
     * @param names which storage gets which file
     * @return the pickle
     * @throws Refused if it is nested too deeply, or in itself
     */
    static byte[] write(String place, Pickled value, Map<Pickled.Storage, String> names) {
        PickleWriter writer = new PickleWriter(place, names);
        writer.out.write(0x80);
        writer.out.write(2);
        writer.value(value);
        writer.out.write('.');
        return writer.out.toByteArray();
    }

    private void value(Pickled value) {
        Integer known = memo.get(value);
        if (known != null) {
            out.write('j');
            number(known);
            return;
        }
        if (++depth > DEEPEST) {
            throw Refused.forbidden(place, "it is nested more than " + DEEPEST + " times, or in itself");
        }
        if (value instanceof Pickled.Plain plain) {
            plain(plain.value());
        } else if (value instanceof Pickled.Tuple tuple) {
            out.write('(');
            tuple.items().forEach(this::value);
            out.write('t');
        } else if (value instanceof Pickled.Items list) {
            list(list);
        } else if (value instanceof Pickled.Entries entries) {
            dictionary(entries);
        } else if (value instanceof Pickled.Tagged tagged) {
            call(tagged.function(), tagged.arguments());
            remember(tagged);
        } else if (value instanceof Pickled.Device) {
            call(PickledCalls.DEVICE, List.of(new Pickled.Plain("cpu")));
        } else if (value instanceof Pickled.Tensor tensor) {
            tensor(tensor);
        } else if (value instanceof Pickled.Module module) {
            module(module);
        } else {
            throw Refused.forbidden(place, "the pickle holds a name and no value");
        }
        depth--;
    }

    private void plain(Object value) {
        if (value instanceof Boolean truth) {
            out.write(truth ? 0x88 : 0x89);
        } else if (value instanceof Long number) {
            out.write(0x8a);
            out.write(Long.BYTES);
            out.writeBytes(little(Long.BYTES).putLong(number).array());
        } else if (value instanceof Double number) {
            out.write('G');
            out.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(number).array());
        } else if (value instanceof String text) {
            text(text);
        } else {
            out.write('N');
        }
    }

    private void text(String text) {
        out.write('X');
        number(text.length());
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void list(Pickled.Items list) {
        out.write(']');
        remember(list);
        out.write('(');
        list.items.forEach(this::value);
        out.write('e');
    }

    private void dictionary(Pickled.Entries entries) {
        out.write('}');
        remember(entries);
        out.write('(');
        entries.items.forEach((key, value) -> {
            value(key);
            value(value);
        });
        out.write('u');
    }

    private void module(Pickled.Module module) {
        if (module.state == null) {
            throw Refused.unreadable("the pickle '" + place + "' has an object without content");
        }
        global(module.className);
        out.write(')');
        out.write(0x81);
        out.write('}');
        out.write('(');
        module.state.forEach((name, value) -> {
            text(name);
            value(value);
        });
        out.write('u');
        out.write('b');
        remember(module);
    }

    private void tensor(Pickled.Tensor tensor) {
        global(PickledCalls.TENSOR);
        out.write('(');
        storage(tensor.storage);
        plain(tensor.offset);
        numbers(tensor.sizes);
        numbers(tensor.strides);
        plain(tensor.gradient);
        call(PickledCalls.DICTIONARY, List.of());
        out.write('t');
        out.write('R');
        remember(tensor);
    }

    private void storage(Pickled.Storage storage) {
        out.write('(');
        text("storage");
        global("torch." + storage.type().name());
        text(names.get(storage));
        text("cpu");
        plain(storage.count());
        out.write('t');
        out.write('Q');
    }

    private void numbers(List<Long> numbers) {
        out.write('(');
        numbers.forEach(this::plain);
        out.write('t');
    }

    private void call(String function, List<Pickled> arguments) {
        global(function);
        out.write('(');
        arguments.forEach(this::value);
        out.write('t');
        out.write('R');
    }

    private void global(String name) {
        int point = name.lastIndexOf('.');
        String lines = name.substring(0, point) + "\n" + name.substring(point + 1) + "\n";
        out.write('c');
        out.writeBytes(lines.getBytes(StandardCharsets.US_ASCII));
    }

    private void remember(Pickled value) {
        out.write('r');
        number(memo.size());
        memo.put(value, memo.size());
    }

    private void number(int number) {
        out.writeBytes(little(Integer.BYTES).putInt(number).array());
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
