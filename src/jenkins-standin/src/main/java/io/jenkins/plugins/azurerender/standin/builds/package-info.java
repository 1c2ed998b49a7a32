/** Builds of a job on disk: numbers, {@code build.xml}, artifacts, workspaces. */
package io.jenkins.plugins.azurerender.standin.builds;
