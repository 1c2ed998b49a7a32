package io.jenkins.plugins.azurerender.settings;

import hudson.Util;
import org.kohsuke.stapler.DataBoundSetter;

/** The options of renderers with a selectable device. */
public abstract class DeviceRendererChoice extends CommonRendererChoice {

    private static final long serialVersionUID = 1L;

    private int threads;
    private String device;

    public int getThreads() {
        return threads;
    }

    /** @param threads number of CPU threads; 0 for all */
    @DataBoundSetter
    public void setThreads(int threads) {
        this.threads = threads;
    }

    public String getDevice() {
        return device;
    }

    /** @param device device name of the renderer, such as CPU; null for that of the scene or the default */
    @DataBoundSetter
    public void setDevice(String device) {
        this.device = Util.fixEmptyAndTrim(device);
    }

    /** Returns the device, or an empty string. */
    final String device() {
        return Util.fixNull(device);
    }
}
