package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A node: a folder of this machine laid out as a node's disk, its life, and the work it is given. */
public final class Node extends Entity {
    private final Pool pool;
    private final int number;
    private final boolean dedicated;
    private final Path folder;
    private final Map<Job, JobPreparation> preparations = new HashMap<>();
    private final Set<String> users = new HashSet<>();
    private final Mounts mounts;
    private final NodeLife life;
    private final NodeWork work;

    Node(Pool pool, int number, boolean dedicated) {
        super(pool.account(), String.format(Locale.ROOT, "tvmps_%032x_%s", number, dedicated ? "d" : "p"), "creating");
        this.pool = pool;
        this.number = number;
        this.dedicated = dedicated;
        this.folder = account().folderOfNode(number);
        this.mounts = new Mounts(this);
        this.life = new NodeLife(this);
        this.work = new NodeWork(this);
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

    /** The node's disk: what AZ_BATCH_NODE_ROOT_DIR says. */
    public Path folder() {
        return folder;
    }

    int number() {
        return number;
    }

    /** Its address: one of this machine's own, so that what listens there can be reached. */
    String address() {
        return "127." + (1 + number / 62_500) + "." + number / 250 % 250 + "." + (4 + number % 250);
    }

    /** The names of the users added to it. */
    public Set<String> users() {
        return users;
    }

    /** How it comes up, goes down and leaves. */
    public NodeLife life() {
        return life;
    }

    /** Its tasks. */
    public NodeWork work() {
        return work;
    }

    Mounts mounts() {
        return mounts;
    }

    /** What all processes of the node itself carry at the beginning of their mark. */
    String mark() {
        return account().mark() + "/node" + number + "/";
    }

    Map<Job, JobPreparation> preparations() {
        return preparations;
    }

    JobPreparation preparationOf(Job job) {
        return preparations.computeIfAbsent(job, one -> new JobPreparation(one, this));
    }

    /** The node or its disk is lost: no job finds it prepared any more. */
    void forgetPreparations() {
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
        json.put("schedulingState", work.schedulable() ? "enabled" : "disabled");
        json.put("stateTransitionTime", stateTransitionTime().toString());
        json.put("allocationTime", creationTime().toString());
        json.put("ipAddress", address());
        json.put("affinityId", "TVM:" + id());
        json.set("vmSize", pool.spec().get("vmSize"));
        work.addTo(json);
        life.addTo(json);
        json.put("isDedicated", dedicated);
        if (pool.spec().at("/virtualMachineConfiguration/imageReference") instanceof ObjectNode image) {
            json.putObject("virtualMachineInfo").set("imageReference", image);
        }
        return json;
    }
}
