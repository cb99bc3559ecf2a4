package org.multimodalbtw.host.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.multimodalbtw.host.api.ApiType.Member;

/** Holds the types of a stand-in against the API that they stand for. */
final class ApiComparison {

    private static final Set<String> OF_EVERY_OBJECT =
            Set.of("M equals(Ljava/lang/Object;)Z", "M hashCode()I", "M toString()Ljava/lang/String;");

    private final Map<String, ApiType> real;
    private final Map<String, ApiType> standIn;
    private final List<String> differences = new ArrayList<>();

    ApiComparison(Map<String, ApiType> real, Map<String, ApiType> standIn) {
        this.real = real;
        this.standIn = standIn;
    }

    /** What of the stand-in the real API lacks or has otherwise, each as {@code type: difference}. */
    List<String> differences() {
        standIn.values().forEach(this::compare);
        return differences;
    }

    /** The members that the real API asks a subtype to implement and the stand-in does not. */
    List<String> missingAbstractMembers() {
        List<String> missing = new ArrayList<>();
        for (ApiType type : standIn.values()) {
            ApiType facts = real.get(type.name());
            if (facts != null && !facts.kind().endsWith("@interface")) {
                facts.members().values().stream()
                        .filter(member -> member.isAbstract()
                                && find(standIn, type, member.key()::equals).isEmpty())
                        .forEach(member -> missing.add(type.name() + ": " + member.key()));
            }
        }
        return missing;
    }

    private void compare(ApiType type) {
        ApiType facts = real.get(type.name());
        if (facts == null) {
            differences.add(type.name() + ": no such type");
            return;
        }
        if (!facts.isPublicExport()) {
            differences.add(type.name() + ": internal");
        }
        expect(type, "kind", facts.kind(), type.kind());
        expect(type, "superclass", facts.superclass(), type.superclass());
        for (String name : type.interfaces()) {
            expect(type, "implements " + name, true, facts.interfaces().contains(name));
        }
        if (type.interfaces().containsAll(facts.interfaces())) {
            expect(type, "signature", facts.signature(), type.signature());
        } else if (type.signature() != null) {
            expect(type, "type parameters", parameters(facts.signature()), parameters(type.signature()));
        }
        expect(type, "sealed", facts.permits() != null, type.permits() != null);
        if (type.permits() != null && facts.permits() != null) {
            expect(type, "permitted subtypes", true, facts.permits().containsAll(type.permits()));
        }
        type.members().values().forEach(member -> compare(type, member));
    }

    private static String parameters(String signature) {
        return signature != null && signature.startsWith("<")
                ? signature.substring(0, signature.indexOf(";>") + 2)
                : "";
    }

    private void compare(ApiType type, Member member) {
        Member facts = real.get(type.name()).members().get(member.key());
        if (facts == null) {
            if (!OF_EVERY_OBJECT.contains(member.key()) && !isInherited(type, member)) {
                differences.add(type.name() + ": no member " + member.key());
            }
            return;
        }
        String what = member.key() + " ";
        expect(type, what + "modifiers", facts.modifiers(), member.modifiers());
        expect(type, what + "signature", facts.signature(), member.signature());
        expect(type, what + "throws", checked(facts.exceptions()), checked(member.exceptions()));
        expect(type, what + "constant", facts.constant(), member.constant());
    }

    /** An override of what a supertype declares, and not as final: code links to either. */
    private boolean isInherited(ApiType type, Member member) {
        return !member.key().startsWith("M <init>")
                && find(real, real.get(type.name()), member.key()::equals)
                        .filter(inherited -> !inherited.modifiers().contains("final"))
                        .isPresent();
    }

    /** Those that a caller has to catch; none of libraries that the stand-in is without, as it cannot throw them. */
    private Set<String> checked(Set<String> exceptions) {
        Set<String> checked = new HashSet<>(exceptions);
        checked.removeIf(name -> !standIn.containsKey(name) && !isCheckedOfJava(name));
        return checked;
    }

    private static boolean isCheckedOfJava(String name) {
        try {
            Class<?> type = Class.forName(name, false, ClassLoader.getPlatformClassLoader());
            return !RuntimeException.class.isAssignableFrom(type) && !Error.class.isAssignableFrom(type);
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static Optional<Member> find(Map<String, ApiType> types, ApiType type, Predicate<String> key) {
        return Stream.concat(
                        type.members().values().stream().filter(member -> key.test(member.key())),
                        Stream.concat(Stream.of(type.superclass()), type.interfaces().stream())
                                .map(types::get)
                                .filter(supertype -> supertype != null)
                                .flatMap(supertype -> find(types, supertype, key).stream()))
                .findFirst();
    }

    private void expect(ApiType type, String what, Object expected, Object found) {
        if (expected == null ? found != null : !expected.equals(found)) {
            differences.add(type.name() + ": " + what + " is " + found + ", really " + expected);
        }
    }
}
