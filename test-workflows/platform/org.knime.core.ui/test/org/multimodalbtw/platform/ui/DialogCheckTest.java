package org.multimodalbtw.platform.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.StringValue;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.array.ArrayWidget;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.updates.util.BooleanReference;
import org.knime.node.parameters.widget.OptionalWidget;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;
import org.knime.node.parameters.widget.choices.filter.ColumnFilterWidget;
import org.knime.node.parameters.widget.choices.util.AllColumnsProvider;
import org.knime.node.parameters.widget.choices.util.CompatibleColumnsProvider;
import org.knime.node.parameters.widget.message.TextMessage;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.knime.node.parameters.widget.text.TextInputWidget;
import org.knime.node.parameters.widget.text.TextInputWidgetValidation.PatternValidation.IsNotBlankValidation;

class DialogCheckTest {

    private static NodeParametersInput input(PortObjectSpec... specs) {
        PortType[] tables = {BufferedDataTable.TYPE, BufferedDataTable.TYPE};
        return new ConnectedSpecs(tables, new PortType[0], specs.length == 0 ? new PortObjectSpec[2] : specs);
    }

    private static final DataTableSpec TABLE = new DataTableSpec(
            new DataColumnSpecCreator("age", DoubleCell.TYPE).createSpec(),
            new DataColumnSpecCreator("outcome", StringCell.TYPE).createSpec());

    private static void assertProblem(String expected, Class<? extends NodeParameters> parameters) {
        List<String> problems = DialogCheck.of(parameters, input(TABLE, TABLE)).problems();
        assertTrue(problems.stream().anyMatch(problem -> problem.contains(expected)), problems::toString);
    }

    enum Scheme {
        NONE,
        KL
    }

    @Section(title = "Weights", description = "How modalities are weighted.")
    @Advanced
    interface WeightSection {}

    static final class OutcomeColumns extends CompatibleColumnsProvider {
        OutcomeColumns() {
            super(StringValue.class);
        }

        @Override
        public int getInputTableIndex() {
            return 1;
        }
    }

    interface SchemeReference extends ParameterReference<Scheme> {}

    static final class IsWeighted implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(SchemeReference.class).isOneOf(Scheme.KL);
        }
    }

    static final class UseReference implements BooleanReference {}

    static final class SeedDefault implements OptionalWidget.DefaultValueProvider<Long> {
        @Override
        public Long computeState(NodeParametersInput input) {
            return 7L;
        }
    }

    static final class SchemeMessage implements StateProvider<Optional<TextMessage.Message>> {
        private Supplier<Scheme> scheme;

        @Override
        public void init(StateProviderInitializer i) {
            i.computeBeforeOpenDialog();
            scheme = i.computeFromValueSupplier(SchemeReference.class);
        }

        @Override
        public Optional<TextMessage.Message> computeState(NodeParametersInput input) {
            return scheme.get() == Scheme.NONE
                    ? Optional.of(new TextMessage.Message("Unweighted", "No weights.", TextMessage.MessageType.INFO))
                    : Optional.empty();
        }
    }

    static final class Names implements StringChoicesProvider {
        @Override
        public List<String> choices(NodeParametersInput input) {
            return List.of("labs", "notes");
        }
    }

    static final class ModalityOverride implements NodeParameters {
        @Widget(title = "Modality", description = "Which.")
        @ChoicesProvider(Names.class)
        String m_modality = "labs";

        static final class HasWidth implements BooleanReference {}

        @Widget(title = "Own width", description = "Whether.")
        @ValueReference(HasWidth.class)
        boolean m_hasWidth;

        @Widget(title = "Width", description = "How wide.")
        @Effect(predicate = HasWidth.class, type = EffectType.SHOW)
        int m_width = 8;
    }

    static final class Training implements WidgetGroup, Persistable {
        @Widget(title = "Epochs &amp; more", description = "How <b>often</b>.")
        @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
        int m_epochs = 20;
    }

    static final class Good implements NodeParameters {
        @Widget(title = "Outcome", description = "What to learn.")
        @ChoicesProvider(OutcomeColumns.class)
        String m_outcome;

        @Widget(title = "Columns", description = "What to learn from.")
        @ColumnFilterWidget(choicesProvider = AllColumnsProvider.class)
        ColumnFilter m_columns = new ColumnFilter();

        @Widget(title = "Scheme", description = "How to weight.")
        @Layout(WeightSection.class)
        @ValueSwitchWidget
        @ValueReference(SchemeReference.class)
        Scheme m_scheme = Scheme.NONE;

        @Widget(title = "Temperature", description = "How sharply.")
        @Layout(WeightSection.class)
        @Effect(predicate = IsWeighted.class, type = EffectType.SHOW)
        @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
        double m_temperature = 1;

        @TextMessage(SchemeMessage.class)
        Void m_hint;

        @Widget(title = "Use", description = "Whether to use the seed.")
        @ValueReference(UseReference.class)
        boolean m_use = true;

        @Widget(title = "Seed", description = "Where chance starts.")
        @OptionalWidget(defaultProvider = SeedDefault.class)
        @Effect(predicate = UseReference.class, type = EffectType.DISABLE)
        Optional<Long> m_seed = Optional.empty();

        Training m_training = new Training();

        @Widget(title = "Overrides", description = "For single modalities.")
        @ArrayWidget(elementTitle = "Modality")
        ModalityOverride[] m_overrides = {};
    }

    @Test
    void dialogShowsWhatItsParametersSay() {
        DialogCheck dialog = DialogCheck.of(Good.class, input(null, TABLE));
        assertEquals(List.of(), dialog.problems());

        assertEquals(List.of("outcome"), dialog.field("outcome").choices());
        assertEquals(List.of(), dialog.field("columns").choices(), "nothing is connected to the first input");
        assertEquals(List.of("NONE", "KL"), dialog.field("scheme").choices());
        assertEquals("WeightSection", dialog.field("scheme").section());
        assertTrue(dialog.field("scheme").isAdvanced());
        assertFalse(dialog.field("temperature").isShown());
        assertEquals("Unweighted: No weights.", dialog.field("hint").message());
        assertFalse(dialog.field("seed").isEnabled());
        assertEquals("Epochs &amp; more", dialog.field("training/epochs").title());
        assertEquals(
                List.of("labs", "notes"), dialog.field("overrides/new/modality").choices());
        assertFalse(dialog.field("overrides/new/width").isShown());
    }

    @Test
    void dialogFollowsItsValues() {
        Good parameters = new Good();
        parameters.m_scheme = Scheme.KL;
        parameters.m_use = false;
        parameters.m_overrides = new ModalityOverride[] {new ModalityOverride(), new ModalityOverride()};
        parameters.m_overrides[1].m_hasWidth = true;
        DialogCheck dialog = DialogCheck.of(parameters, input(TABLE, TABLE));

        assertEquals(List.of(), dialog.problems());
        assertTrue(dialog.field("temperature").isShown());
        assertNull(dialog.field("hint").message());
        assertTrue(dialog.field("seed").isEnabled());
        assertEquals(List.of("age", "outcome"), dialog.field("columns").choices());
        assertFalse(dialog.field("overrides/0/width").isShown());
        assertTrue(dialog.field("overrides/1/width").isShown());
    }

    interface InterfaceReference extends BooleanReference {}

    static final class InterfaceAsPredicate implements NodeParameters {
        @Widget(title = "Use", description = "Whether.")
        @ValueReference(InterfaceReference.class)
        boolean m_use;

        @Widget(title = "Size", description = "How many.")
        @Effect(predicate = InterfaceReference.class, type = EffectType.ENABLE)
        int m_size;
    }

    @Test
    void booleanReferenceThatIsAnInterfaceKeepsTheDialogFromOpening() {
        assertProblem("No default constructor found for class", InterfaceAsPredicate.class);
    }

    static final class Blank implements NodeParameters {
        @Widget(title = " ", description = "Something.")
        int m_title;

        @Widget(title = "Something", description = "")
        int m_description;

        @Widget(title = "Something", description = "a < b")
        int m_markup;
    }

    @Test
    void textsMustBeThereAndWellFormed() {
        assertProblem("The title of title is empty.", Blank.class);
        assertProblem("The description of description is empty.", Blank.class);
        assertProblem("The description of markup is not well-formed XHTML", Blank.class);
    }

    static final class Max10 extends MaxValidation {
        @Override
        protected double getMax() {
            return 10;
        }

        @Override
        public boolean isExclusive() {
            return true;
        }
    }

    static final class OutOfBounds implements NodeParameters {
        @Widget(title = "Low", description = "Low.")
        @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
        int m_low = 0;

        @Widget(title = "High", description = "High.")
        @NumberInputWidget(maxValidation = Max10.class)
        Optional<Double> m_high = Optional.of(10.);

        @Widget(title = "Zero", description = "Zero.")
        @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
        double m_zero = 0;

        @Widget(title = "Text", description = "Text.")
        @NumberInputWidget
        String m_text = "";
    }

    @Test
    void defaultsMustKeepTheirBounds() {
        assertProblem("The default of low: 0.0: The value must be at least 1.0.", OutOfBounds.class);
        assertProblem("The default of high: 10.0: The value must be less than 10.0.", OutOfBounds.class);
        assertProblem("The default of zero: 0.0: The value must be greater than 0.0.", OutOfBounds.class);
        assertProblem("The default of text: it has @NumberInputWidget but is no number", OutOfBounds.class);
    }

    static final class Red implements NodeParameters {
        @Widget(title = "Folder", description = "Must not be blank.")
        @TextInputWidget(patternValidation = IsNotBlankValidation.class)
        String m_folder = "";

        @Widget(title = "Name", description = "Must not be blank.")
        @TextInputWidget(patternValidation = IsNotBlankValidation.class)
        String m_name = "labs";

        @TextMessage(SchemeMessage.class)
        @Widget(title = "Hint", description = "A message is no setting.")
        Void m_hint;

        Void m_nothing;
    }

    @Test
    void textsThatAreRedFromTheStartAreProblems() {
        assertProblem("The default of folder: The value must not be blank.", Red.class);
        assertEquals(
                0,
                DialogCheck.of(new Red(), input()).problems().stream()
                        .filter(problem -> problem.contains("The default of name"))
                        .count());
    }

    @Test
    void messagesAreNoSettings() {
        assertProblem("Red.m_hint shows a message and must not have @Widget.", Red.class);
        assertProblem("Red.m_nothing is of type Void but shows no message.", Red.class);
    }

    static final class Failing implements StringChoicesProvider {
        @Override
        public List<String> choices(NodeParametersInput input) {
            return List.of(
                    input.getInTableSpec(0).orElseThrow().getColumnSpec(99).getName());
        }
    }

    static final class Broken implements NodeParameters {
        @Widget(title = "Choice", description = "One.")
        @ChoicesProvider(Failing.class)
        String m_choice = "";

        @Widget(title = "Private", description = "Not seen.")
        private int m_private;

        @Widget(title = "Thread", description = "Not stored.")
        Thread m_thread;

        @Widget(title = "Shown", description = "By a field that is not there.")
        @Effect(predicate = IsWeighted.class, type = EffectType.SHOW)
        int m_shown;

        @Widget(title = "Switch", description = "Of a text.")
        @ValueSwitchWidget
        String m_switch = "";

        @Widget(title = "Groups", description = "Without a widget.")
        ModalityOverride[] m_groups = {};

        int hidden() {
            return m_private;
        }
    }

    @Test
    void oneFaultDoesNotHideTheNext() {
        assertProblem("Broken.m_choice", Broken.class);
        assertProblem("m_private is private", Broken.class);
        assertProblem("m_thread is of a type that is not stored", Broken.class);
        assertProblem("No field of the dialog is named by", Broken.class);
        assertProblem("m_switch has @ValueSwitchWidget but is not of constants", Broken.class);
        assertProblem("m_groups is an array of groups without @ArrayWidget", Broken.class);
    }
}
