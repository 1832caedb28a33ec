extension Lexicon {
    static let infrastructure = """
        [cloud platform : tool]
        AWS = Amazon Web Services, Amazon AWS
        Azure = Microsoft Azure
        Google Cloud = GCP!, Google Cloud Platform
        Oracle Cloud = OCI!
        DigitalOcean
        Heroku
        Cloudflare
        Vercel = Netlify
        OpenStack
        [cloud service : tool]
        Amazon EC2 = EC2!
        Amazon S3 = S3!
        AWS Lambda = Lambda^
        Amazon ECS = ECS!, Fargate
        Amazon EKS = EKS!
        GKE! = Google Kubernetes Engine
        AKS! = Azure Kubernetes Service
        Cloud Run
        Azure Functions
        CloudFront = CDN!
        API Gateway
        IAM! = identity and access management
        VPC!
        [containers : tool]
        Docker = containerization, containerisation, Docker Compose, containers
        Podman
        containerd
        [container orchestration : tool]
        Kubernetes = k8s, K8S!
        OpenShift = Red Hat OpenShift
        Nomad^
        Docker Swarm
        Helm! = Helm charts
        Istio = service mesh, Linkerd
        Rancher
        [infrastructure as code : tool]
        Terraform = OpenTofu
        Infrastructure as code = IaC!, infrastructure-as-code
        CloudFormation = AWS CDK
        Pulumi
        Ansible
        Chef^ = Chef Infra
        Puppet^ = Puppet Enterprise
        SaltStack
        Packer^
        Vagrant
        [CI/CD : tool]
        CI/CD = CI / CD, CICD, continuous integration, continuous delivery, continuous deployment, CI/CD pipelines, CI pipelines, build pipelines
        Jenkins
        GitHub Actions
        GitLab CI = GitLab CI/CD
        CircleCI = Circle CI
        Travis CI
        TeamCity
        Argo CD = ArgoCD
        GitOps = FluxCD
        Azure Pipelines
        Bazel
        Release management = release engineering
        [DevOps : field]
        DevOps = Dev Ops
        Site reliability engineering = SRE!, reliability engineering
        Platform engineering
        Cloud infrastructure = cloud computing, cloud-native, cloud native, cloud architecture
        On-call = on-call rotation, on-call rotations
        Incident management = incident response, postmortem, runbooks, runbook
        Monitoring = alerting, system monitoring
        Observability = observability tooling
        Disaster recovery = business continuity
        High availability
        Capacity planning
        FinOps = cloud cost optimization
        [monitoring tool : tool]
        Prometheus
        Grafana
        Datadog
        New Relic
        Splunk
        OpenTelemetry = OTel
        Sentry! = Sentry.io
        PagerDuty
        Nagios = Zabbix, Icinga
        Dynatrace = AppDynamics
        Jaeger = distributed tracing
        [operating system : tool]
        Linux = Unix, GNU/Linux, Ubuntu, Debian, RHEL, Red Hat Enterprise Linux, CentOS
        Windows Server
        macOS
        Windows! = Microsoft Windows, Windows 10, Windows 11
        [web server : tool]
        Nginx
        Apache HTTP Server = Apache httpd, Apache Tomcat, Tomcat
        HAProxy
        Load balancing = load balancer
        [networking : field]
        Networking = computer networking, network administration, network engineering
        TCP/IP = TCP IP
        DNS
        DHCP
        VPN
        BGP! = OSPF
        VLAN
        Firewalls = firewall, Palo Alto Networks, Fortinet, pfSense
        Cisco = Cisco IOS, Cisco Meraki
        Wi-Fi = wireless networking
        SD-WAN
        VoIP = SIP!
        [IT administration : field]
        System administration = sysadmin, systems administration
        Active Directory = Entra ID, Azure AD, LDAP
        Group Policy
        VMware = vSphere, ESXi
        Hyper-V
        Virtualization = virtualisation
        IT support = help desk, helpdesk, desktop support, technical support, service desk
        ITIL
        ServiceNow
        Zendesk = Freshdesk
        Intune = mobile device management, Jamf
        Troubleshooting = root cause analysis, fault finding
        Backup and recovery = Veeam
        Hardware maintenance = hardware repair
        """

    static let security = """
        [security : field]
        Cybersecurity = cyber security, information security, infosec, IT security
        Application security = AppSec, secure coding
        Penetration testing = pen testing, pentesting, ethical hacking
        Vulnerability management = vulnerability scanning, vulnerability assessment
        Threat modelling = threat modeling, threat intelligence, threat hunting
        Zero trust
        Cryptography = encryption, PKI!
        Network security
        Cloud security
        DevSecOps
        Digital forensics
        Security operations = SOC analyst, security operations center, security operations centre
        Identity management = identity governance
        [security tool : tool]
        SIEM = QRadar, Microsoft Sentinel
        Nessus = Qualys
        Burp Suite
        Metasploit
        Wireshark
        CrowdStrike = EDR!
        Snyk = SonarQube
        Okta = Auth0
        HashiCorp Vault = Vault^
        [security framework : field]
        OWASP = OWASP Top 10
        ISO 27001 = ISO27001, ISO/IEC 27001
        SOC 2 = SOC2, SOC 2 compliance
        NIST = NIST CSF
        PCI DSS = PCI-DSS, PCI compliance
        GDPR = DSGVO, RGPD, data protection, data privacy
        HIPAA
        [data protection : field]
        Risk assessment = risk assessments
        Security audit = security audits
        """
}
