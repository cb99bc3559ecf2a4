package org.multimodalbtw.engine.program;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.multimodalbtw.engine.Refusal.assertMessage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model of somebody else's must never do is refused with its name, before libtorch sees the file. */
class HostileProgramsTest {

    private static final String CONSTANT = "torch.zeros([1, 78], dtype=6, layout=None, device=None, pin_memory=None)";

    @TempDir
    Path folder;

    private void refused(String part, ArchiveFile archive) throws IOException {
        Path file = archive.write(folder.resolve("model.pt"));
        assertMessage(() -> CheckedProgram.open(file).close(), part);
    }

    private void refused(String part, String... forward) throws IOException {
        refused(part, ArchiveFile.ofForward(forward));
    }

    private void accepted(String... forward) throws IOException {
        Path file = ArchiveFile.ofForward(forward).write(folder.resolve("model.pt"));
        CheckedProgram.open(file).close();
    }

    @Test
    void filesAreNeitherWrittenNorRead() throws IOException {
        refused(
                "line 6: 'torch.from_file' is none of the operations",
                "t = torch.from_file(\"victim.txt\", True, 5, dtype=0, layout=None, device=None, pin_memory=None)",
                "p = torch.tensor([111, 119], dtype=0, device=None, requires_grad=False)",
                "q = torch.copy_(t, p, False)",
                "return " + CONSTANT);
        refused(
                "'torch.from_file'",
                "t = torch.from_file(\"secret.txt\", False, 78, dtype=0, layout=None, device=None, pin_memory=None)",
                "return torch.div(torch.reshape(torch.to(t, 6), [1, 78]), 100.)");
        refused("'torch.save'", "torch.save(x, \"saved.bin\")", "return x");
        refused("'torch.load'", "return torch.load(\"x\")");
        refused("'ops.aten.from_file'", "return ops.aten.from_file(\"x\", False, 3)");
        refused("'ops.aten.save'", "ops.aten.save(x, \"x\")", "return x");
        refused("'ops.image.decode_jpeg'", "return ops.image.decode_jpeg(x)");
        refused("'ops.prim.CudaFusionGroup'", "return ops.prim.CudaFusionGroup(x)");
        refused("'ops.prim.Print'", "ops.prim.Print(x)", "return x");
    }

    @Test
    void nothingIsHiddenInASubmodule() throws IOException {
        refused(
                "code/__torch__/sub.py, line 4: 'torch.save'",
                ArchiveFile.ofMethods("  part : __torch__.sub.Part\n"
                                + "  def forward(self: __torch__.Ops, x: Tensor) -> Tensor:\n    return x\n")
                        .with(
                                "code/__torch__/sub.py",
                                "class Part(Module):\n"
                                        + "  __parameters__ = []\n"
                                        + "  def other(self: __torch__.sub.Part, x: Tensor) -> Tensor:\n"
                                        + "    torch.save(x, \"a\")\n"
                                        + "    return x\n"));
        refused(
                "the method '__setstate__' would run unasked",
                ArchiveFile.ofMethods(
                        "  def __setstate__(self: __torch__.Ops, x: Tensor) -> NoneType:\n    return None\n"
                                + "  def forward(self: __torch__.Ops, x: Tensor) -> Tensor:\n    return x\n"));
        refused(
                "'__forward_pre_hooks__' belongs to no plain module",
                ArchiveFile.ofMethods("  __forward_pre_hooks__ = [\"a\"]\n"));
    }

    @Test
    void loopsHaveABound() throws IOException {
        refused(
                "a loop has more than",
                "n = 0",
                "for i in range(9223372036854775807):",
                "  n = torch.add(n, 1)",
                "return x");
        refused("a loop 'while' has no bound", "while True:", "  pass", "return x");
        refused(
                "loops are in each other",
                "for i in range(9):",
                "  for j in range(9):",
                "    for k in range(9):",
                "      pass",
                "return x");
        refused("something else than range", "for i in x:", "  pass", "return x");
        accepted("for i in range(torch.size(x, 0)):", "  y = torch.relu(x)", "return x");
    }

    @Test
    void aLoopWhoseCountIsNotKnownStopsByItself() throws IOException {
        Path file = ArchiveFile.ofForward("for i in range(torch.size(x, 0)):", "  pass", "return x")
                .write(folder.resolve("model.pt"));
        try (CheckedProgram program = CheckedProgram.open(file)) {
            String code = new String(
                    ArchiveFile.read(program.stream().readAllBytes()).files().get("code/__torch__.py"),
                    StandardCharsets.US_ASCII);
            assertTrue(code.contains("if torch.gt(torch.size(x, 0, ), 10000):\n      ops.prim.RaiseException("), code);
        }
    }

    @Test
    void nothingCallsItself() throws IOException {
        refused("'forward' calls itself", "return (self).forward(x, )");
        refused(
                "'f' calls itself",
                ArchiveFile.ofMethods("  def forward(self: __torch__.Ops, x: Tensor) -> Tensor:\n"
                                + "    return __torch__.f.f(x)\n")
                        .with("code/__torch__/f.py", "def f(x: Tensor) -> Tensor:\n  return __torch__.f.f(x)\n"));
    }

    @Test
    void memoryIsNotTakenAtWill() throws IOException {
        refused("makes 1000000000000 numbers", "return torch.zeros([1000000, 1000000])");
        refused("'torch.full' makes", "return torch.full([4611686018427387904], 1.)");
        refused("'torch.repeat' makes", "return torch.repeat(x, [100000, 100000])");
        refused("'torch.mul' repeats a list", "y = torch.mul([1], 1000000000)", "return x");
        refused("works on a text", "y = torch.mul(\"a\", 1000000000)", "return x");
        refused("works on a text", "y = torch.add(\"a\", \"b\")", "z = torch.add(y, y)", "return x");
        refused("works on a text", "y = \"a\"", "for i in range(9):", "  y = torch.add(y, \"b\")", "return x");
    }

    @Test
    void memoryThatIsNotTheModelsIsNotSeen() throws IOException {
        refused("'torch.as_strided'", "return torch.as_strided(x, [9], [1], 0)");
        refused("'torch.set_'", "y = torch.set_(x, x)", "return x");
        refused("'torch.resize_'", "y = torch.resize_(x, [9])", "return x");
        refused("'torch.empty' draws at random", "return torch.empty([9], dtype=6)");
        refused("'torch._reshape_alias'", "return torch._reshape_alias(x, [9], [1])");
    }

    @Test
    void nothingIsRandomAndNothingChanges() throws IOException {
        refused("'torch.rand' draws at random", "return torch.rand([9])");
        refused("'torch.dropout' is in training mode", "return torch.dropout(x, 0.5, True)");
        accepted("return torch.dropout(x, 0.5, False)");
        refused("may overwrite numbers of the file", "y = torch.add_(CONSTANTS.c0, x)", "return y");
        refused(
                "may overwrite numbers of the file",
                "y = torch.view(torch.slice(CONSTANTS.c0, 0, 0, 1), [-1])",
                "z = torch.copy_(y, x)",
                "return z");
        accepted("y = torch.add(CONSTANTS.c0, x)", "z = torch.relu_(y)", "return z");
        refused(
                "may overwrite numbers of the file",
                "l = [x]",
                "m = torch.append(l, CONSTANTS.c0)",
                "y = torch.relu_(l[1])",
                "return x");
        refused("an attribute or item is overwritten", "self.training = True", "return x");
        refused("'setattr' is not used", "setattr(self, \"training\", True)", "return x");
    }

    @Test
    void onlyPlainModulesAreRead() throws IOException {
        refused(
                "is a object and no module",
                ArchiveFile.ofMethods("").with("code/__torch__.py", "class Ops(object):\n  pass\n"));
        refused(
                "is a Interface and no module",
                ArchiveFile.ofMethods("").with("code/__torch__.py", "class Ops(Interface):\n  pass\n"));
        refused("'lambda' is not used", "return (lambda: x)()");
        refused("'import' is not used", "import os", "return x");
        refused("'fork' is not used", "return fork(x)");
        refused("a variable is called 'torch'", "torch = x", "return x");
        refused("is called of what is no module", "return (x).numpy()");
        refused("'torch.relu' is not used", "f = torch.relu", "return f(x)");
        refused("it asks for another device", "return torch.to(x, torch.device(\"cuda:0\"))");
        refused(
                "this part of the file is none",
                ArchiveFile.ofForward("return x").with("evil.so", "x"));
    }

    @Test
    void picklesHoldOnlyTensors() throws IOException {
        refused(
                "data.pkl: the pickle calls 'os.system'",
                ArchiveFile.ofForward("return x")
                        .with("data.pkl", "\u0080\u0002cos\nsystem\nX\u0002\u0000\u0000\u0000ls\u0085R."));
        refused(
                "constants.pkl: the pickle calls 'builtins.eval'",
                ArchiveFile.ofForward("return x")
                        .with("constants.pkl", "\u0080\u0002cbuiltins\neval\nX\u0001\u0000\u0000\u00001\u0085R."));
        refused(
                "the pickle makes an object of 'subprocess.Popen'",
                ArchiveFile.ofForward("return x").with("data.pkl", "\u0080\u0002csubprocess\nPopen\n)\u0081}b."));
        refused(
                "an instruction that no tensor needs",
                ArchiveFile.ofForward("return x").with("data.pkl", "\u0080\u0002I1\n."));
        refused(
                "the pickle 'data.pkl' has no end",
                ArchiveFile.ofForward("return x").with("data.pkl", "\u0080\u0002)"));
        refused(
                "is damaged at byte",
                ArchiveFile.ofForward("return x").with("data.pkl", "\u0080\u0002X\u00ff\u00ff\u00ff\u007fa."));
        refused(
                "has no 'training' of the type",
                ArchiveFile.ofForward("return x")
                        .with(
                                "data.pkl",
                                "\u0080\u0002c__torch__\nOps\n)\u0081}(X\u0008\u0000\u0000\u0000trainingK\u0001ub."));
        String beyond = "\u0080\u0002(ctorch._utils\n"
                + "_rebuild_tensor_v2\n"
                + "((X\u0007\u0000\u0000\u0000storagectorch\n"
                + "FloatStorage\n"
                + "X\u0001\u0000\u0000\u00000X\u0003\u0000\u0000\u0000cpuK\u0001tQK\u0000K\u0009\u0085K\u0001\u0085\u0089ccollections\n"
                + "OrderedDict\n"
                + ")RtRt.";
        refused(
                "a tensor reaches beyond its numbers",
                ArchiveFile.ofForward("return x").with("constants.pkl", beyond));
        refused(
                "not as many numbers",
                ArchiveFile.ofForward("return x")
                        .with("constants.pkl", beyond.replace("K\u0009\u0085", "K\u0001\u0085"))
                        .with("constants/0", new byte[3]));
    }

    @Test
    void aZipArchiveSaysOneThing() throws IOException {
        byte[] plain = Files.readAllBytes(ArchiveFile.ofForward("return x")
                .with("code/__torch__/aa.py", "")
                .with("code/__torch__/bb.py", "")
                .write(folder.resolve("model.pt")));
        String text = new String(plain, StandardCharsets.ISO_8859_1);
        zip("is in it twice", text.replace("bb.py", "aa.py"));
        zip("is described in two ways", text.replaceFirst("bb.py", "cc.py"));
        zip("an unusual name", text.replace("__torch__/bb", "../orch__/bb"));
        zip("does not end as a zip archive", text + "x");
        zip("is damaged", text.replaceFirst("return x", "return y"));
        int local = text.indexOf("PK\u0003\u0004", 1);
        zip("is described in two ways", text.substring(0, local + 18) + "\u0001" + text.substring(local + 19));
        zip("'zip.pt' is not a TorchScript file.", "PK\u0003\u0004");
        zip("'zip.pt' is not a TorchScript file.", "");
        zip("'zip.pt' is not a TorchScript file.", "x" + text);
    }

    private void zip(String part, String content) throws IOException {
        Path file = Files.write(folder.resolve("zip.pt"), content.getBytes(StandardCharsets.ISO_8859_1));
        assertMessage(() -> CheckedProgram.open(file).close(), part);
    }

    @Test
    void whatIsNestedDeeplyOrRepeatedIsRefusedInTime() throws IOException {
        int many = 50_000;
        refused("brackets do not fit", "return " + "(".repeat(many) + "x" + ")".repeat(many));
        refused("brackets do not fit", "y = " + "[".repeat(many) + "1" + "]".repeat(many), "return x");
        refused("'not' is not used", "y = " + "not ".repeat(many) + "True", "return x");
        refused("an expression is too long", "y = self" + ".a".repeat(many), "return x");
        refused("an expression is too long", "y = x" + "[0]".repeat(many), "return x");
        StringBuilder twice = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            twice.append("def f%1$d(x: Tensor) -> Tensor:\n  return __torch__.f.f%2$d(__torch__.f.f%2$d(x))\n"
                    .formatted(i, i + 1));
        }
        twice.append("def f60(x: Tensor) -> Tensor:\n  return torch.relu(x)\n");
        refused(
                "more than 5000000 steps",
                ArchiveFile.ofForward("return __torch__.f.f0(x)").with("code/__torch__/f.py", twice.toString()));
        String deep = "\u0080\u0002)" + "\u0085".repeat(many) + ".";
        refused(
                "it has something else than tensors",
                ArchiveFile.ofForward("return x").with("constants.pkl", deep));
        refused("it is no module", ArchiveFile.ofForward("return x").with("data.pkl", deep));
        refused(
                "it has something else than tensors",
                ArchiveFile.ofForward("return x").with("constants.pkl", "\u0080\u0002]q\u0000h\u0000a."));
        refused(
                "nested more than 200 times, or in itself",
                ArchiveFile.ofMethods("  me : __torch__.Ops\n"
                                + "  def forward(self: __torch__.Ops, x: Tensor) -> Tensor:\n    return x\n")
                        .with(
                                "data.pkl",
                                "\u0080\u0002c__torch__\nOps\n)\u0081q\u0000}(X\u0008\u0000\u0000\u0000training\u0089"
                                        + "X\u0002\u0000\u0000\u0000meh\u0000ub."));
    }

    /** What one reader takes for one number, or for none, and another one for another. */
    @Test
    void numbersMeanTheSameToAllReaders() throws IOException {
        for (String number : new String[] {"010", "00", "00.5", "1" + "0".repeat(19), "9".repeat(60_000), "1e999"}) {
            refused("is too large, or written in an unusual way", "y = " + number, "return x");
            refused("is too large, or written in an unusual way", "y = -" + number, "return x");
        }
        refused("'CONSTANTS.c00' is not used", "return CONSTANTS.c00");
        refused("'CONSTANTS.c99999999999' is not used", "return CONSTANTS.c99999999999");
        accepted("y = 9223372036854775807", "z = 0.5", "a = 1e-05", "b = -0", "return x");
    }
}
