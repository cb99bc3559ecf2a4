package org.multimodalbtw.engine.evidence.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.method.OfferedMethod;
import org.multimodalbtw.engine.method.OfferedMethods;

/** What methods gain is told for each set, and what is not there is named. */
class GainTableTest {

    @TempDir
    Path folder;

    @Test
    void aMethodThatIsLeftOutAndOneThatWasNotRunAreNamed() throws Exception {
        SmallSet set = SmallSet.in(folder);
        set.methods("first", ",\"--more\",\"0.1\"");
        set.run("--seeds", "2", "--methods", "first");

        String before = set.run("--seeds", "2", "--gains", "--tables-only").text();
        assertTrue(before.contains("| other | not run | |"), before);

        set.run("--seeds", "1", "--methods", "other");
        String after = set.run("--seeds", "2", "--gains", "--tables-only").text();
        assertTrue(after.contains(", in 1 of them, left out in 1 |"), after);
    }

    @Test
    void theListHasEachTrainingMethodBesideTheLearnerAsItComes() throws Exception {
        Path list = Path.of("..", "peers", "methods", "methods.json");
        Method[] methods = new ObjectMapper().readValue(list.toFile(), Method[].class);
        List<String> options = methods[0].options();
        assertEquals(
                Stream.concat(Stream.of("none"), OfferedMethods.ALL.stream().map(OfferedMethod::name))
                        .toList(),
                Stream.of(methods).map(Method::name).toList());
        for (Method method : List.of(methods).subList(1, methods.length)) {
            List<String> all =
                    new ArrayList<>(List.of("--method", method.name(), "--set", "BTW Learner/methodGuarded=false"));
            all.addAll(options);
            assertEquals(all, method.options());
        }
    }
}
