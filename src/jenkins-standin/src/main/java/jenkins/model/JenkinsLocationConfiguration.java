package jenkins.model;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;

/** The URL of Jenkins, as an administrator sets it. Not saved. */
@Extension
public class JenkinsLocationConfiguration extends GlobalConfiguration {

    private transient volatile String jenkinsUrl;

    /** Returns the configuration. */
    public static JenkinsLocationConfiguration get() {
        return ExtensionList.lookupSingleton(JenkinsLocationConfiguration.class);
    }

    /** Returns the root URL with a trailing slash; null when it is not set. */
    public String getUrl() {
        return jenkinsUrl;
    }

    /** Sets the root URL; null to remove it. */
    public void setUrl(String jenkinsUrl) {
        String url = Util.fixEmptyAndTrim(jenkinsUrl);
        this.jenkinsUrl = url == null || url.endsWith("/") ? url : url + '/';
    }
}
