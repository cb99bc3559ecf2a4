package org.knime.node.parameters.widget.choices;

/**
 * A constant to choose: what is stored and what is shown.
 *
 * @param <E> its type
 */
public record EnumChoice<E extends Enum<E>>(E id, String text) {

    public static <E extends Enum<E>> EnumChoice<E> fromEnumConst(E constant) {
        return new EnumChoice<>(constant, labelOf(constant));
    }

    private static String labelOf(Enum<?> constant) {
        try {
            Label label = constant.getDeclaringClass().getField(constant.name()).getAnnotation(Label.class);
            return label == null ? constant.name() : label.value();
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
