package org.multimodalbtw.install;

import org.multimodalbtw.host.run.Request;
import org.multimodalbtw.host.run.RunLine;

/**
 * Runs workflows in the installed platform: the host's command line, with the installation made first. Help, and what is wrong
 * with a command line, are said at once.
 */
public final class Launcher {

    private Launcher() {}

    /**
     * Passes its arguments to the host and exits with its result.
     *
     * @param arguments the host's arguments
     */
    public static void main(String[] arguments) throws Exception {
        System.exit(run(Project.fromProperties(), arguments));
    }

    static int run(Project project, String... arguments) throws Exception {
        if (RunLine.read(System.out::println, System.err, arguments) instanceof Request.Answered answered) {
            return answered.exit();
        }
        try (Installation installation = Installation.open(project);
                Equinox equinox = Equinox.start(installation.plugins())) {
            Class<?> main = equinox.load(Project.HOST, Project.HOST + ".Main");
            return (Integer) Equinox.call(null, main, "run", new Class<?>[] {String[].class}, (Object) arguments);
        }
    }
}
