package io.jenkins.plugins.azurerender.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.XmlFile;
import hudson.model.FreeStyleBuild;
import hudson.model.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Parallel branches of a build that change and save it at the same time. */
@Tag("unit")
@WithJenkins
class ParallelSavesTest {

    private static final int THREADS = 8;
    private static final int CHANGES = 20;

    @Test
    void parallelChangesAreAllSaved(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
        RenderAction action = RenderAction.of(build);
        List<Throwable> problems = new CopyOnWriteArrayList<>();
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Thread> threads = new ArrayList<>();
        for (int branch = 0; branch < THREADS; branch++) {
            int number = branch;
            threads.add(new Thread(() -> {
                Random random = new Random(number);
                try {
                    start.await();
                    for (int change = 0; change < CHANGES; change++) {
                        change(action, number + "-" + change, random);
                    }
                } catch (Throwable x) {
                    problems.add(x);
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(List.of(), problems);
        assertEquals(THREADS * CHANGES, action.getRenders().size());
        Run<?, ?> saved = (Run<?, ?>) new XmlFile(
                        Run.XSTREAM2,
                        build.getRootDir().toPath().resolve("build.xml").toFile())
                .read();
        RenderAction read = saved.getAction(RenderAction.class);
        assertEquals(
                action.getRenders().stream().map(RenderRecord::getJobId).toList(),
                read.getRenders().stream().map(RenderRecord::getJobId).toList());
        assertEquals(List.of(), read.getBlockPools());
    }

    private static void change(RenderAction action, String id, Random random) throws Exception {
        action.add(new RenderRecord("studio", id, null, new RenderSettings("a.blend", "1-9", "a_#", "PNG")));
        action.addBlockPool(new BlockPool("studio", id, false));
        switch (random.nextInt(4)) {
            case 0 -> action.selectPool(new SelectedPool("studio", id, 1, PipelineBranch.NONE, false));
            case 1 -> action.find(id).orElseThrow().markSubmitted();
            case 2 -> action.find(id).orElseThrow().getPreemptions().update(List.of(Long.MAX_VALUE));
            default -> action.save();
        }
        action.removeBlockPool("studio", id);
    }
}
