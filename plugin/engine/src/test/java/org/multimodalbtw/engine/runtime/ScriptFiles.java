package org.multimodalbtw.engine.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** TorchScript files without weights, as another program would have written them. */
public final class ScriptFiles {

    private ScriptFiles() {}

    /** @param forward the parameters and the body of the method forward, in one indented line each */
    public static Path write(Path file, String parameters, String... forward) throws IOException {
        StringBuilder code = new StringBuilder("class Ops(Module):\n  __parameters__ = []\n  __buffers__ = []\n")
                .append("  training : bool\n  def forward(self: __torch__.Ops, ")
                .append(parameters)
                .append(") -> Tensor:\n");
        for (String line : forward) {
            code.append("    ").append(line).append('\n');
        }
        return Files.write(file, ScriptArchive.of(code.toString()));
    }
}
