package org.multimodalbtw.host.command;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The options of one command, as picocli's annotations declare them. Each is written {@code --name value} or {@code --name=value}. */
public final class Syntax {

    /** The exit code where a command line cannot be understood. */
    public static final int MISUSED = 2;

    private static final String HELP = "--help";

    private static final int WIDTH = 110;

    private final CommandLine line;

    /** @param options an object with annotated fields, which {@link #read} fills */
    public Syntax(Object options) {
        line = new CommandLine(options).setExpandAtFiles(false).setUsageHelpWidth(WIDTH);
        line.getCommandSpec()
                .addOption(OptionSpec.builder(HELP)
                        .usageHelp(true)
                        .description("prints this")
                        .build());
    }

    /**
     * @param arguments the command line
     * @return whether help is asked for, whatever else is
     */
    public static boolean asksForHelp(String... arguments) {
        return Arrays.asList(arguments).contains(HELP);
    }

    /**
     * Fills the options.
     *
     * @param arguments the command line
     * @throws UsageException if there is no such option, one lacks its value, or one that counts once is given twice
     */
    public void read(String... arguments) throws UsageException {
        try {
            line.parseArgs(arguments);
        } catch (UnmatchedArgumentException unmatched) {
            throw new UsageException(unknown(unmatched));
        } catch (MissingParameterException missing) {
            throw new UsageException(name(missing.getMissing().get(0)) + " needs a value");
        } catch (OverwrittenOptionException twice) {
            throw new UsageException(name(twice.getOverwritten()) + " is given twice");
        } catch (ParameterException other) {
            throw new UsageException(other.getMessage());
        }
    }

    /**
     * @param value what was read for an option; null where it is not given
     * @param option its name
     * @return the value
     * @throws UsageException if it is blank or another option
     */
    public static String value(String value, String option) throws UsageException {
        if (value != null && (value.isBlank() || value.startsWith("--"))) {
            throw new UsageException(option + " needs a value");
        }
        return value;
    }

    /** @return what the command does and its options, a line each, without a line break at the end */
    public String help() {
        return line.getUsageMessage().stripTrailing();
    }

    /**
     * @param mistake what cannot be understood
     * @return the mistake as a sentence, and how to see how the command is used
     */
    public String explain(UsageException mistake) {
        return mistake.getMessage() + ".\n" + HELP + " shows all options.";
    }

    private static String unknown(UnmatchedArgumentException unmatched) {
        String option = unmatched.getUnmatched().get(0).replaceFirst("=.*", "");
        List<String> similar = unmatched.getSuggestions();
        return "There is no option " + option
                + (similar.isEmpty() ? "" : " (did you mean " + String.join(" or ", similar) + "?)");
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
