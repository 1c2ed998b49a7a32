/** Helpers of the test harness (org.jvnet.hudson.test). */
package io.jenkins.plugins.azurerender.engine.harness;
