package org.multimodalbtw.engine.dicom;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The elements of a data set that are kept, and the items of its sequences that are. */
final class DataSet {

    private final Map<Integer, Element> elements = new HashMap<>();
    private final Map<Integer, List<DataSet>> sequences = new HashMap<>();
    private final List<Fragment> fragments = new ArrayList<>();

    /**
     * A part of encapsulated pixel data.
     *
     * @param start where it begins in the file
     * @param length how many bytes it has, all of them in the file
     */
    record Fragment(int start, int length) {}

    void put(int tag, Element element) {
        elements.putIfAbsent(tag, element);
    }

    void add(int tag, DataSet item) {
        sequences.computeIfAbsent(tag, none -> new ArrayList<>(1)).add(item);
    }

    void add(Fragment fragment) {
        fragments.add(fragment);
    }

    Optional<Element> element(int tag) {
        return Optional.ofNullable(elements.get(tag));
    }

    /** @return the number of two bytes, or what stands for one that lacks */
    int whole(int tag, int otherwise) {
        return element(tag)
                .filter(element -> element.length() >= 2)
                .map(element -> element.whole(0))
                .orElse(otherwise);
    }

    OptionalDouble decimal(int tag) {
        Element element = elements.get(tag);
        return element == null ? OptionalDouble.empty() : element.decimal();
    }

    /** @return the text; empty if it lacks */
    String text(int tag) {
        return element(tag).map(Element::text).orElse("");
    }

    /** @return the items of a sequence; none if it lacks */
    List<DataSet> items(int tag) {
        return sequences.getOrDefault(tag, List.of());
    }

    /** @return the parts of encapsulated pixel data, the first of them the table of offsets */
    List<Fragment> fragments() {
        return fragments;
    }
}
