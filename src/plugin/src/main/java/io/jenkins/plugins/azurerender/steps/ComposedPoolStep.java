package io.jenkins.plugins.azurerender.steps;

import hudson.Util;
import io.jenkins.plugins.azurerender.batch.PoolSetup;
import io.jenkins.plugins.azurerender.pool.ContainerImages;
import io.jenkins.plugins.azurerender.pool.ImageName;
import io.jenkins.plugins.azurerender.pool.Lines;
import io.jenkins.plugins.azurerender.pool.Retired;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.kohsuke.stapler.DataBoundSetter;

/** What a pool is made of, as a step asks for it. */
public abstract class ComposedPoolStep extends Step implements Serializable {

    private static final long serialVersionUID = 1L;

    static final String DEFAULT_IMAGE = "ubuntu-hpc";

    private String image = DEFAULT_IMAGE;
    private String nodeAgent;
    private ArrayList<String> containers = new ArrayList<>();
    private ArrayList<String> applicationLicenses = new ArrayList<>();
    private ArrayList<String> certificates = new ArrayList<>();

    public String getImage() {
        return image;
    }

    /** @param image an offer, {@code publisher:offer:sku[:version]} or the id of an image of a gallery; null for ubuntu-hpc */
    @DataBoundSetter
    public void setImage(String image) {
        String given = Util.fixEmptyAndTrim(image);
        this.image = given == null ? DEFAULT_IMAGE : given;
    }

    public String getNodeAgent() {
        return nodeAgent;
    }

    /** @param nodeAgent such as {@code batch.node.ubuntu 24.04}; needed with an image of a gallery alone */
    @DataBoundSetter
    public void setNodeAgent(String nodeAgent) {
        this.nodeAgent = Util.fixEmptyAndTrim(nodeAgent);
    }

    public List<String> getContainers() {
        return List.copyOf(containers);
    }

    /** For the form. */
    public String getContainersText() {
        return Lines.join(containers);
    }

    /** @param containers container images that each node fetches before it takes tasks */
    @DataBoundSetter
    public void setContainers(List<String> containers) {
        this.containers = new ArrayList<>(Lines.split(containers));
    }

    /** @deprecated Azure ended them. */
    @Deprecated
    public List<String> getApplicationLicenses() {
        return List.copyOf(applicationLicenses);
    }

    /** @deprecated Taken only to say why it is refused and what to do. */
    @Deprecated
    @DataBoundSetter
    public void setApplicationLicenses(List<String> applicationLicenses) {
        this.applicationLicenses = new ArrayList<>(Lines.split(applicationLicenses));
    }

    /** @deprecated Azure ended them. */
    @Deprecated
    public List<String> getCertificates() {
        return List.copyOf(certificates);
    }

    /** @deprecated Taken only to say why it is refused and what to do. */
    @Deprecated
    @DataBoundSetter
    public void setCertificates(List<String> certificates) {
        this.certificates = new ArrayList<>(Lines.split(certificates));
    }

    /** Checks what can be checked without asking anyone. */
    final void checkComposition() {
        Retired.checkLicences(applicationLicenses);
        Retired.checkCertificates(certificates);
        ImageName.parse(image);
        ContainerImages.check(containers);
    }

    final PoolSetup setup() {
        return new PoolSetup(containers);
    }
}
