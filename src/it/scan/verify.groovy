import groovy.json.JsonSlurper

def report = new JsonSlurper().parse(new File(basedir, 'target/threadwright/report.json'))
assert report.schemaVersion == '1'
assert report.project.files == 1
assert report.project.modules == [[path: '.', jdk: 11, jdkSource: report.project.modules[0].jdkSource]]
assert report.findings.collect { [it.rule, it.path, it.startLine] } ==
    [['volatile-increment', 'src/main/java/shop/Counter.java', 7]]

def log = new File(basedir, 'build.log').text
assert log.contains('Counter.java:[7,5] volatile-increment')
assert log.contains('7 | hits++;')
assert log.contains('BUILD SUCCESS')
