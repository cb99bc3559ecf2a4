package org.multimodalbtw.host.api;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A type of an API, as the fact file writes it.
 *
 * @param kind modifiers and kind, such as {@code public static interface}
 * @param isPublicExport whether its package is exported to everybody
 * @param superclass name
 * @param interfaces names
 * @param signature generic one, null where there are no generics
 * @param permits names of the permitted subtypes; null where the type is not sealed
 * @param members visible ones, by kind, name and descriptor
 */
record ApiType(
        String name,
        String kind,
        boolean isPublicExport,
        String superclass,
        Set<String> interfaces,
        String signature,
        List<String> permits,
        Map<String, Member> members) {

    /**
     * @param key {@code F name descriptor} or {@code M name(parameters)result}
     * @param modifiers without what is no API, such as {@code synchronized}
     * @param exceptions names of those that are declared
     * @param signature generic one, null where there are no generics
     * @param constant the constant value as text, null where there is none
     */
    record Member(String key, Set<String> modifiers, Set<String> exceptions, String signature, String constant) {

        boolean isAbstract() {
            return modifiers.contains("abstract");
        }
    }
}
