package io.jenkins.plugins.azurerender.engine.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.TaskListener;
import hudson.remoting.ChannelClosedException;
import hudson.remoting.RequestAbortedException;
import hudson.remoting.VirtualChannel;
import hudson.slaves.DumbSlave;
import hudson.util.StreamTaskListener;
import io.jenkins.plugins.azurerender.engine.EmbeddedController;
import io.jenkins.plugins.azurerender.engine.SampleBuilder;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.NotSerializableException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import jenkins.MasterToSlaveFileCallable;
import jenkins.model.Jenkins;
import jenkins.security.MasterToSlaveCallable;
import org.jenkinsci.remoting.RoleChecker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentTest {
    private static volatile CountDownLatch waiting;
    private static final CountDownLatch INTERRUPTED = new CountDownLatch(1);

    @TempDir
    Path home;

    @TempDir
    Path folder;

    private EmbeddedController controller;
    private DumbSlave agent;

    @BeforeEach
    void startWithAnAgent() throws Exception {
        waiting = new CountDownLatch(1);
        controller = EmbeddedController.start(home, getClass().getClassLoader());
        agent = new DumbSlave("far", folder.toString(), null);
        agent.setLabelString("linux render");
        controller.jenkins().addNode(agent);
    }

    @AfterEach
    void stop() throws IOException {
        controller.close();
    }

    /** Tells the thread it ran on and whether it saw Jenkins. */
    private static final class WhereAmI extends MasterToSlaveCallable<String, IOException> {
        private static final long serialVersionUID = 1L;

        @Override
        public String call() {
            return Thread.currentThread().getName() + "/" + (Jenkins.getInstanceOrNull() == null);
        }
    }

    @Test
    void callableRunsOnAnotherThreadWithoutJenkins() throws Exception {
        String where = agent.getChannel().call(new WhereAmI());
        assertTrue(where.contains("for channel to far"), where);
        assertTrue(where.endsWith("/true"), where);
    }

    private static final class Holder extends MasterToSlaveCallable<Object, IOException> {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial")
        private final Object value;

        Holder(Object value) {
            this.value = value;
        }

        @Override
        public Object call() {
            return value;
        }
    }

    @Test
    void whatIsNotSerializableCannotBeSent() {
        assertThrows(NotSerializableException.class, () -> agent.getChannel().call(new Holder(new Object())));
    }

    @Test
    void valuesAreCopied() throws Exception {
        java.util.ArrayList<String> list = new java.util.ArrayList<>(java.util.List.of("a"));
        Object answer = agent.getChannel().call(new Holder(list));
        assertEquals(list, answer);
        assertNotSame(list, answer);
    }

    private static final class Failing extends MasterToSlaveFileCallable<Void> {
        private static final long serialVersionUID = 1L;

        @Override
        public Void invoke(File f, VirtualChannel channel) throws IOException {
            throw new IOException("no " + f.getName());
        }
    }

    @Test
    void exceptionsComeBack() {
        FilePath path = agent.getRootPath().child("x");
        assertTrue(path.isRemote());
        IOException thrown = assertThrows(IOException.class, () -> path.act(new Failing()));
        assertEquals("no x", thrown.getMessage());
    }

    private static final class Saying extends MasterToSlaveCallable<Void, IOException> {
        private static final long serialVersionUID = 1L;

        private final TaskListener listener;

        Saying(TaskListener listener) {
            this.listener = listener;
        }

        @Override
        public Void call() {
            listener.getLogger().println("from afar");
            return null;
        }
    }

    @Test
    void listenerWritesBack() throws Exception {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        agent.getChannel().call(new Saying(new StreamTaskListener(log, StandardCharsets.UTF_8)));
        assertEquals("from afar", log.toString(StandardCharsets.UTF_8).strip());
    }

    private static final class ForTheController implements hudson.remoting.Callable<Void, IOException> {
        private static final long serialVersionUID = 1L;

        @Override
        public Void call() {
            return null;
        }

        @Override
        public void checkRoles(RoleChecker checker) throws SecurityException {
            checker.check(this, jenkins.security.Roles.MASTER);
        }
    }

    @Test
    void callableForTheControllerIsRefusedByTheAgent() {
        assertThrows(SecurityException.class, () -> agent.getChannel().call(new ForTheController()));
    }

    private static final class Sleeping extends MasterToSlaveCallable<Void, IOException> {
        private static final long serialVersionUID = 1L;

        @Override
        public Void call() throws IOException {
            waiting.countDown();
            try {
                Thread.sleep(600_000);
            } catch (InterruptedException e) {
                INTERRUPTED.countDown();
            }
            return null;
        }
    }

    @Test
    void interruptingTheCallerInterruptsTheAgent() throws Exception {
        AtomicReference<Throwable> seen = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            try {
                agent.getChannel().call(new Sleeping());
            } catch (IOException | InterruptedException e) {
                seen.set(e);
            }
        });
        caller.start();
        waiting.await();
        caller.interrupt();
        caller.join();
        INTERRUPTED.await();
        assertTrue(seen.get() instanceof InterruptedException, String.valueOf(seen.get()));
    }

    @Test
    void aLostAgentAnswersNobodyAndTakesNothingMore() throws Exception {
        AtomicReference<Throwable> seen = new AtomicReference<>();
        VirtualChannel channel = agent.getChannel();
        Thread caller = new Thread(() -> {
            try {
                channel.call(new Sleeping());
            } catch (IOException | InterruptedException | RequestAbortedException e) {
                seen.set(e);
            }
        });
        caller.start();
        waiting.await();
        channel.close();
        caller.join();
        assertTrue(seen.get() instanceof RequestAbortedException, String.valueOf(seen.get()));
        assertThrows(ChannelClosedException.class, () -> channel.call(new WhereAmI()));
        assertTrue(controller.jenkins().getComputer("far").isOffline());
    }

    @Test
    void jobWithALabelIsBuiltOnTheAgent() throws Exception {
        FreeStyleProject job = controller.jenkins().createProject(FreeStyleProject.class, "job");
        job.setAssignedLabel(controller.jenkins().getLabel("linux && render && !windows"));
        job.getBuildersList().add(new SampleBuilder("a.txt"));
        FreeStyleBuild build = job.scheduleBuild2(0).get();
        assertEquals(Result.SUCCESS, build.getResult(), () -> logOf(build));
        assertEquals("far", build.getBuiltOnStr());
        assertTrue(folder.resolve("workspace/job/a.txt").toFile().isFile());
        assertTrue(home.resolve("jobs/job/builds/1/archive/kept/a.txt").toFile().isFile());
    }

    private static String logOf(FreeStyleBuild build) {
        try {
            return String.join("\n", build.getLog(1000));
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Test
    void filesOfAnAgentAreListedReadAndDeleted() throws Exception {
        FilePath root = agent.getRootPath();
        root.child("a/b.png").write("1", null);
        root.child("a/c.txt").write("2", null);
        assertEquals(1, root.list("**/*.png").length);
        assertEquals("1", root.child("a/b.png").readToString());
        assertEquals(1, root.child("a").copyRecursiveTo("*.txt", root.child("copy")));
        root.child("a").deleteRecursive();
        assertFalse(root.child("a").exists());
        assertTrue(root.child("copy/c.txt").exists());
    }

    @Test
    void agentsSurviveARestart() throws Exception {
        controller.close();
        controller = EmbeddedController.start(home, getClass().getClassLoader());
        assertEquals("linux render", controller.jenkins().getNode("far").getLabelString());
        assertTrue(controller.jenkins().getComputer("far").isOnline());
    }
}
