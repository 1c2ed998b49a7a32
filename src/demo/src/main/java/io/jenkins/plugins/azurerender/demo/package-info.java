/**
 * The demo: runs the repository's Jenkinsfile on the embedded controller, with the packaged plugin and a local cloud. It
 * uses symbols and parameters of the plugin, never its classes.
 */
package io.jenkins.plugins.azurerender.demo;
