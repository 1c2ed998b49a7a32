package com.cloudbees.plugins.credentials;

/** Stands for com.cloudbees.plugins.credentials.CredentialsDescriptor of Jenkins 2.479.3. */
public abstract class CredentialsDescriptor
        extends hudson.model.Descriptor<com.cloudbees.plugins.credentials.Credentials> {
    protected CredentialsDescriptor(java.lang.Class<? extends com.cloudbees.plugins.credentials.Credentials> type) {}

    protected CredentialsDescriptor() {}

    public static hudson.model.ModelObject unwrapContext(hudson.model.ModelObject modelObject) {
        throw new UnsupportedOperationException();
    }

    public boolean isScopeRelevant() {
        return false;
    }

    public boolean isScopeRelevant(hudson.model.ModelObject modelObject) {
        return false;
    }

    public boolean isScopeRelevant(com.cloudbees.plugins.credentials.CredentialsStore credentialsStore) {
        return false;
    }

    public static <T extends hudson.model.ModelObject> T findContextInPath(
            org.kohsuke.stapler.StaplerRequest2 staplerRequest2, java.lang.Class<T> type) {
        throw new UnsupportedOperationException();
    }

    public static <T extends hudson.model.ModelObject> T findContextInPath(java.lang.Class<T> type) {
        throw new UnsupportedOperationException();
    }

    public hudson.util.ListBoxModel doFillScopeItems(hudson.model.ModelObject modelObject) {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getCredentialsPage() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getIconClassName() {
        throw new UnsupportedOperationException();
    }

    public boolean isApplicable(com.cloudbees.plugins.credentials.CredentialsProvider credentialsProvider) {
        return false;
    }

    public static hudson.model.ModelObject lookupContext(java.lang.String string, java.lang.String string2) {
        throw new UnsupportedOperationException();
    }

    public void calcFillSettings(java.lang.String string, java.util.Map<java.lang.String, java.lang.Object> map) {}

    public void calcAutoCompleteSettings(
            java.lang.String string, java.util.Map<java.lang.String, java.lang.Object> map) {}
}
