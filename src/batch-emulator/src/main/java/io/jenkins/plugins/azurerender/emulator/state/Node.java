package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.run.CommandRun;
import io.jenkins.plugins.azurerender.emulator.run.RunPlan;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A node: a folder of this machine with the layout of a node's disk, its life cycle and its tasks. */
public final class Node extends Entity {
    private final Pool pool;
    private final int number;
    private final boolean dedicated;
    private final Path folder;
    private final Map<Job, JobPreparation> preparations = new HashMap<>();
    private final Set<String> users = new HashSet<>();
    private final Mounts mounts;
    private final NodeLifecycle lifecycle;
    private final NodeTasks tasks;
    private volatile boolean ranProcesses;

    Node(Pool pool, int number, boolean dedicated) {
        super(pool.account(), String.format(Locale.ROOT, "tvmps_%032x_%s", number, dedicated ? "d" : "p"), "creating");
        this.pool = pool;
        this.number = number;
        this.dedicated = dedicated;
        this.folder = account().folderOfNode(number);
        this.mounts = new Mounts(this);
        this.lifecycle = new NodeLifecycle(this);
        this.tasks = new NodeTasks(this);
    }

    @Override
    public String path() {
        return pool.path() + "/nodes/" + id();
    }

    @Override
    String kind() {
        return "node";
    }

    public Pool pool() {
        return pool;
    }

    public boolean dedicated() {
        return dedicated;
    }

    /** Returns the folder that is its disk: AZ_BATCH_NODE_ROOT_DIR. */
    public Path folder() {
        return folder;
    }

    /** Returns its loopback address, on which its tasks can listen. */
    String address() {
        return "127." + (1 + number / 62_500) + "." + number / 250 % 250 + "." + (4 + number % 250);
    }

    /** Returns the names of its users. */
    public Set<String> users() {
        return users;
    }

    /** Returns its life cycle. */
    public NodeLifecycle lifecycle() {
        return lifecycle;
    }

    /** Returns its tasks. */
    public NodeTasks tasks() {
        return tasks;
    }

    Mounts mounts() {
        return mounts;
    }

    /** Creates a run of a command on this node. */
    CommandRun newRun(RunPlan plan) {
        ranProcesses = true;
        return account().newRun(pool, plan);
    }

    /** Returns whether processes may exist on this node. */
    boolean ranProcesses() {
        return ranProcesses;
    }

    /** Returns the marker prefix of its start task's processes. */
    String mark() {
        return account().mark() + "/node" + number + "/";
    }

    Map<Job, JobPreparation> preparations() {
        return preparations;
    }

    JobPreparation preparationOf(Job job) {
        return preparations.computeIfAbsent(job, one -> new JobPreparation(one, this));
    }

    /** Drops all job preparations after the node or its disk was lost. */
    void dropPreparations() {
        List<Job> jobs = List.copyOf(preparations.keySet());
        preparations.clear();
        jobs.forEach(job -> job.nodeGone(this));
    }

    @Override
    ObjectNode render() {
        ObjectNode json = Json.object();
        json.put("id", id());
        json.put("url", account().url() + "/" + path());
        json.put("state", state());
        json.put("schedulingState", tasks.schedulable() ? "enabled" : "disabled");
        json.put("stateTransitionTime", stateTransitionTime().toString());
        json.put("allocationTime", creationTime().toString());
        json.put("ipAddress", address());
        json.put("affinityId", "TVM:" + id());
        json.set("vmSize", pool.spec().get("vmSize"));
        tasks.addTo(json);
        lifecycle.addTo(json);
        json.put("isDedicated", dedicated);
        if (pool.spec().at("/virtualMachineConfiguration/imageReference") instanceof ObjectNode image) {
            json.putObject("virtualMachineInfo").set("imageReference", image);
        }
        return json;
    }
}
