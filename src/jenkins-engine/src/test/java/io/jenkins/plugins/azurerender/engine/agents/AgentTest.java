package io.jenkins.plugins.azurerender.engine.agents;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.TaskListener;
import hudson.remoting.ChannelClosedException;
import hudson.remoting.RemoteOutputStream;
import hudson.remoting.RequestAbortedException;
import hudson.remoting.VirtualChannel;
import hudson.slaves.DumbSlave;
import hudson.util.StreamTaskListener;
import io.jenkins.plugins.azurerender.engine.EmbeddedController;
import io.jenkins.plugins.azurerender.engine.SampleBuilder;
import java.io.ByteArrayInputStream;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class AgentTest {
    private static volatile CountDownLatch started;
    private static volatile CountDownLatch interrupted;

    @TempDir
    Path home;

    @TempDir
    Path folder;

    private EmbeddedController controller;
    private DumbSlave agent;

    @BeforeEach
    void startWithAnAgent() throws Exception {
        started = new CountDownLatch(1);
        interrupted = new CountDownLatch(1);
        controller = EmbeddedController.start(home, getClass().getClassLoader());
        agent = new DumbSlave("far", folder.toString(), null);
        agent.setLabelString("linux render");
        controller.jenkins().addNode(agent);
    }

    @AfterEach
    void stop() throws IOException {
        controller.close();
    }

    /** Returns the name of the thread, and whether it has no access to Jenkins. */
    private static final class Location extends MasterToSlaveCallable<String, IOException> {
        private static final long serialVersionUID = 1L;

        @Override
        public String call() {
            return Thread.currentThread().getName() + "/" + (Jenkins.getInstanceOrNull() == null);
        }
    }

    @Test
    void callableRunsOnAnotherThreadWithoutJenkins() throws Exception {
        String where = agent.getChannel().call(new Location());
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
    void objectThatIsNotSerializableCannotBeSent() {
        assertThrows(NotSerializableException.class, () -> agent.getChannel().call(new Holder(new Object())));
    }

    @Test
    void resultIsACopy() throws Exception {
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
    void exceptionIsThrownToTheCaller() {
        FilePath path = agent.getRootPath().child("x");
        IOException thrown = assertThrows(IOException.class, () -> path.act(new Failing()));
        assertEquals("no x", thrown.getMessage());
    }

    private static final class Logging extends MasterToSlaveCallable<Void, IOException> {
        private static final long serialVersionUID = 1L;

        private final TaskListener listener;

        Logging(TaskListener listener) {
            this.listener = listener;
        }

        @Override
        public Void call() {
            listener.getLogger().println("from the agent");
            return null;
        }
    }

    @Test
    void listenerWritesToTheControllersLog() throws Exception {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        agent.getChannel().call(new Logging(new StreamTaskListener(log, StandardCharsets.UTF_8)));
        assertEquals("from the agent", log.toString(StandardCharsets.UTF_8).strip());
    }

    private static final class Writing extends MasterToSlaveCallable<Void, IOException> {
        private static final long serialVersionUID = 1L;

        private final RemoteOutputStream stream;

        Writing(RemoteOutputStream stream) {
            this.stream = stream;
        }

        @Override
        public Void call() throws IOException {
            stream.write(new byte[] {1, 2, 3, 4}, 1, 2);
            return null;
        }
    }

    @Test
    void agentWritesToAStreamOfTheController() throws Exception {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        agent.getChannel().call(new Writing(new RemoteOutputStream(stream)));
        assertArrayEquals(new byte[] {2, 3}, stream.toByteArray());
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
    void agentRejectsCallableForTheController() {
        assertThrows(SecurityException.class, () -> agent.getChannel().call(new ForTheController()));
    }

    private static final class Blocking extends MasterToSlaveCallable<Void, IOException> {
        private static final long serialVersionUID = 1L;

        @Override
        public Void call() throws IOException {
            started.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return null;
        }
    }

    @Test
    void interruptedCallerInterruptsTheAgent() throws Exception {
        AtomicReference<Throwable> seen = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            try {
                agent.getChannel().call(new Blocking());
            } catch (IOException | InterruptedException e) {
                seen.set(e);
            }
        });
        caller.start();
        started.await();
        caller.interrupt();
        caller.join();
        interrupted.await();
        assertInstanceOf(InterruptedException.class, seen.get());
    }

    @Test
    void lostAgentAbortsRunningCallsAndRejectsNewOnes() throws Exception {
        AtomicReference<Throwable> seen = new AtomicReference<>();
        VirtualChannel channel = agent.getChannel();
        Thread caller = new Thread(() -> {
            try {
                channel.call(new Blocking());
            } catch (IOException | InterruptedException | RequestAbortedException e) {
                seen.set(e);
            }
        });
        caller.start();
        started.await();
        channel.close();
        caller.join();
        assertInstanceOf(RequestAbortedException.class, seen.get());
        assertThrows(ChannelClosedException.class, () -> channel.call(new Location()));
        assertTrue(agent.toComputer().isOffline());
    }

    @Test
    void jobWithALabelIsBuiltOnTheAgent() throws Exception {
        String config = "<project><assignedNode>linux &amp;&amp; render &amp;&amp; !windows</assignedNode></project>";
        FreeStyleProject job = (FreeStyleProject) controller
                .jenkins()
                .createProjectFromXML("job", new ByteArrayInputStream(config.getBytes(StandardCharsets.UTF_8)));
        job.getBuildersList().add(new SampleBuilder("a.txt"));
        FreeStyleBuild build = job.scheduleBuild2(0).get();
        assertEquals(Result.SUCCESS, build.getResult(), () -> logOf(build));
        assertEquals("far", build.getBuiltOn().getNodeName());
        assertTrue(folder.resolve("workspace/job/a.txt").toFile().isFile());
        assertTrue(home.resolve("jobs/job/builds/1/archive/archived/a.txt")
                .toFile()
                .isFile());
    }

    private static String logOf(FreeStyleBuild build) {
        try {
            return String.join("\n", build.getLog(1000));
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Test
    void filesOfTheAgentAreListedReadAndDeleted() throws Exception {
        FilePath root = agent.getRootPath();
        root.child("a/b.png").write("1", null);
        root.child("a/c.txt").write("2", null);
        assertEquals(1, root.list("**/*.png", "").length);
        assertEquals("1", root.child("a/b.png").readToString());
        root.child("a/c.txt").copyTo(root.child("copy/c.txt"));
        root.child("a").deleteRecursive();
        assertFalse(root.child("a").exists());
        assertTrue(root.child("copy/c.txt").exists());
    }

    @Test
    void agentsAreLoadedAfterARestart() throws Exception {
        controller.close();
        controller = EmbeddedController.start(home, getClass().getClassLoader());
        assertEquals("linux render", controller.jenkins().getNode("far").getLabelString());
        assertTrue(controller.jenkins().getNode("far").toComputer().isOnline());
    }
}
