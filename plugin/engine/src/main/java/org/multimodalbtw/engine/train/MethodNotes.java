package org.multimodalbtw.engine.train;

import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.method.MethodRun;
import org.multimodalbtw.engine.method.MethodState;
import org.multimodalbtw.engine.method.MethodTable;

/**
 * What is left of the training methods when a network is trained.
 *
 * @param tables what they noted
 * @param states what they know
 */
record MethodNotes(List<MethodTable> tables, List<MethodState> states) {

    /** Of methods whose work is done, in their order. */
    static MethodNotes of(List<MethodRun> methods) {
        return new MethodNotes(
                methods.stream().map(MethodRun::table).flatMap(Optional::stream).toList(),
                methods.stream().map(MethodRun::state).flatMap(Optional::stream).toList());
    }
}
