/**
 * The demo on a running Jenkins through its remote API. It checks all prerequisites before it changes anything, and
 * removes account and credentials at the end.
 */
package io.jenkins.plugins.azurerender.demo.remote;
