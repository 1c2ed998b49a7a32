package io.jenkins.plugins.azurerender.standin.home;

import hudson.XmlFile;
import hudson.model.Items;
import hudson.model.Node;
import hudson.model.TopLevelItem;
import hudson.slaves.DumbSlave;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/** Loads and saves jobs, agents and the instance id in the home directory. */
public final class HomeDirectory {
    private static final Logger LOGGER = Logger.getLogger(HomeDirectory.class.getName());

    static {
        Jenkins.XSTREAM2.alias("slave", DumbSlave.class);
    }

    private HomeDirectory() {}

    /** Returns the jobs; jobs that cannot be loaded are skipped. */
    public static List<TopLevelItem> readItems(Jenkins jenkins) {
        List<TopLevelItem> items = new ArrayList<>();
        for (File folder : folders(new File(jenkins.getRootDir(), "jobs"))) {
            try {
                items.add((TopLevelItem) Items.load(jenkins, folder));
            } catch (IOException | RuntimeException e) {
                LOGGER.log(Level.WARNING, e, () -> "Failed to load the job in " + folder);
            }
        }
        return items;
    }

    /** Returns the agents; agents that cannot be loaded are skipped. */
    public static List<Node> readNodes(Jenkins jenkins) {
        List<Node> nodes = new ArrayList<>();
        for (File folder : folders(new File(jenkins.getRootDir(), "nodes"))) {
            try {
                nodes.add((Node) file(folder).read());
            } catch (IOException | RuntimeException e) {
                LOGGER.log(Level.WARNING, e, () -> "Failed to load the agent in " + folder);
            }
        }
        return nodes;
    }

    private static List<File> folders(File parent) {
        File[] children = parent.listFiles(child -> new File(child, "config.xml").isFile());
        return children == null ? List.of() : List.of(children);
    }

    private static XmlFile file(File folder) {
        return new XmlFile(Jenkins.XSTREAM2, new File(folder, "config.xml"));
    }

    /** Saves an agent. */
    public static void write(Node node) throws IOException {
        checkName(node.getNodeName());
        file(node.getRootDir()).write(node);
    }

    /**
     * Checks the name of a job or agent.
     *
     * @throws IllegalArgumentException when the name is invalid
     */
    public static void checkName(String name) {
        if (name == null || name.isBlank() || name.equals(".") || name.equals("..")) {
            throw new IllegalArgumentException("No name is specified");
        }
        if (name.chars().anyMatch(c -> c < ' ' || "?*/\\%!@#$^&|<>[]:;".indexOf(c) >= 0)) {
            throw new IllegalArgumentException("‘" + name + "’ has a character that is unsafe in a name");
        }
    }

    /** Returns the random id of the home directory, created at the first call. */
    public static String instanceId(File home) {
        Path file = home.toPath().resolve("secret.key");
        synchronized (HomeDirectory.class) {
            try {
                if (!Files.exists(file)) {
                    Files.writeString(file, UUID.randomUUID().toString().replace("-", ""));
                }
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
