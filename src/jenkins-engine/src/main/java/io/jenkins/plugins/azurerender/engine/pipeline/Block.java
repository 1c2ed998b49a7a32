package io.jenkins.plugins.azurerender.engine.pipeline;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** The block given to a built-in step, with the marks that the log shows around it. */
public final class Block {

    private final FlowThread thread;
    private final String id;
    private final Callable<Object> code;
    private int runs;

    Block(FlowThread thread, String id, Callable<Object> code) {
        this.thread = thread;
        this.id = id;
        this.code = code;
    }

    /** Runs the block in that scope, under that name in the log (null for none). */
    public Object run(Scope scope, String displayName) throws Exception {
        return marked(thread, id + "#block" + runs++, scope, displayName, code);
    }

    /** Does that on a thread of a pool, where an abort can interrupt it; lets other strands run meanwhile. */
    public <T> T outside(Class<T> type, Callable<Object> work) throws Exception {
        try {
            return type.cast(thread.await(new WaitingForWork(work)));
        } catch (Throwable x) {
            throw Rethrow.unchecked(x);
        }
    }

    /** Runs other code as a branch of this step, on a strand of its own. */
    Branch branch(String name, Callable<Object> branchCode) {
        String branchId = id + "/" + name;
        FlowThread strand = new FlowThread(thread.execution(), thread, branchId, thread.scope());
        CompletableFuture<Outcome> end =
                strand.start(() -> marked(strand, branchId + "#block", strand.scope(), "Branch: " + name, branchCode));
        return new Branch(name, strand, end);
    }

    /** A branch that has been started. */
    record Branch(String name, FlowThread strand, CompletableFuture<Outcome> end) {}

    private static Object marked(
            FlowThread thread, String blockId, Scope scope, String displayName, Callable<Object> code)
            throws Exception {
        PipelineExecution execution = thread.execution();
        execution.log().blockBegins(execution.record().begin(blockId, "{"), displayName);
        try {
            return thread.within(scope, code);
        } finally {
            if (!execution.isSuspended()) {
                execution.log().blockEnds(execution.record().begin(blockId + "}", "}"));
            }
        }
    }
}
